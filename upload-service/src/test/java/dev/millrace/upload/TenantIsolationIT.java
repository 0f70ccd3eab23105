package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** One test per endpoint that the running service has, so that a new one cannot be forgotten. */
@RunningUploadService
class TenantIsolationIT {

    private static final Map<String, Object> BODY_OF_OPENING =
            Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 1000);
    private static final Map<String, Map<String, Object>> BODIES =
            Map.of("/api/videos/{id}/uploads", BODY_OF_OPENING, "/api/uploads/{sid}/parts", Map.of("partNumber", 1));

    private final RequestMappingHandlerMapping endpoints;
    private final VideoServiceFake videos;
    private final int port;

    TenantIsolationIT(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints,
            VideoServiceFake videos,
            @LocalServerPort int port) {
        this.endpoints = endpoints;
        this.videos = videos;
        this.port = port;
    }

    @TestFactory
    Stream<DynamicTest> somebodyElsesIsNotThere() {
        UploadClient owner = UploadClient.someone(port);
        UploadClient stranger = UploadClient.someone(port);
        UUID video = videos.draftOf(owner.user());
        String session = owner.opened(video, 1000);
        assertThat(publicEndpoints()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(stranger.get("/api/uploads").expect(200).body().path("items"))
                .isEmpty();
        return publicEndpoints().stream()
                .filter(endpoint -> endpoint.path().contains("{"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.method() + " " + endpoint.path(), () -> {
                    String path =
                            endpoint.path().replace("{id}", video.toString()).replace("{sid}", session);
                    Map<String, Object> body = BODIES.getOrDefault(endpoint.path(), Map.of());
                    (endpoint.method() == RequestMethod.GET ? stranger.get(path) : stranger.post(path, body))
                            .expect(404, "NOT_FOUND");
                    assertThat(owner.read(session).text("status")).isEqualTo("INITIATED");
                }));
    }

    @TestFactory
    Stream<DynamicTest> withoutATokenNothingIsAnswered() {
        return publicEndpoints().stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.method() + " " + endpoint.path(), () -> {
                    String path = endpoint.path()
                            .replaceAll("\\{s?id}", UUID.randomUUID().toString());
                    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .method(endpoint.method().name(), BodyPublishers.noBody())
                            .build();
                    HttpResponse<String> answer =
                            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(JsonMapper.shared()
                                    .readTree(answer.body())
                                    .path("code")
                                    .asString())
                            .isEqualTo("UNAUTHENTICATED");
                }));
    }

    private List<Endpoint> publicEndpoints() {
        return endpoints.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> paths(mapping.getPatternValues()).map(path -> new Endpoint(method, path))))
                .toList();
    }

    private static Stream<String> paths(Set<String> patterns) {
        return patterns.stream().filter(path -> path.startsWith("/api/"));
    }

    private record Endpoint(RequestMethod method, String path) {}
}
