package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Made from the handler mappings, so that a new endpoint is covered the day it is written. */
class TenantIsolationIT {

    private final RunningService service = RunningService.shared();

    @TestFactory
    Stream<DynamicTest> everyEndpointOfAVideoIs404ForSomebodyElseAndIs401ForNobody() {
        Journey video = Journey.aVideo(service).ready();
        Api stranger = service.asSomebody();
        return endpoints()
                .filter(endpoint -> endpoint.path().contains("{id}"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    String path = endpoint.path()
                            .replace("{id}", video.videoId.toString())
                            .replace("{language}", "en");
                    assertThat(call(stranger, endpoint.method(), path).status()).isEqualTo(404);
                    assertThat(call(service.asNobody(), endpoint.method(), path).status())
                            .isEqualTo(401);
                    assertThat(video.status()).isEqualTo("READY");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsForOperatorsOnly() {
        Api owner = service.asSomebody();
        assertThat(operations()).hasSizeGreaterThan(3);
        return operations()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    Answer refusal = call(owner, endpoint.method(), endpoint.path());
                    assertThat(refusal.status()).isEqualTo(403);
                    assertThat(refusal.code()).isEqualTo("FORBIDDEN");
                    assertThat(call(service.asNobody(), endpoint.method(), endpoint.path())
                                    .status())
                            .isEqualTo(401);
                }));
    }

    @Test
    void everyApiPathIsOfAVideoOrOfTheCallersOwnList() {
        assertThat(endpoints().map(Endpoint::path).distinct())
                .containsExactlyInAnyOrder(
                        "/api/events/tickets",
                        "/api/videos",
                        "/api/videos/events",
                        "/api/videos/{id}",
                        "/api/videos/{id}/captions",
                        "/api/videos/{id}/captions/{language}",
                        "/api/videos/{id}/events",
                        "/api/videos/{id}/reprocess",
                        "/api/videos/{id}/retry",
                        "/api/videos/{id}/timeline");
    }

    @Test
    void listsHoldOnlyOnesOwn() {
        UUID mine = service.asSomebody().draft();
        Api stranger = service.asSomebody();
        assertThat(stranger.get("/api/videos").json().get("items").size()).isZero();
        assertThat(stranger.get("/api/videos/" + mine).status()).isEqualTo(404);
        assertThat(service.asNobody().get("/api/videos").status()).isEqualTo(401);
        assertThat(service.asNobody().get("/api/videos/events").status()).isEqualTo(401);
    }

    private Stream<Endpoint> endpoints() {
        return all().filter(endpoint -> !endpoint.path().startsWith("/api/operations/"));
    }

    private Stream<Endpoint> operations() {
        return all().filter(endpoint -> endpoint.path().startsWith("/api/operations/"));
    }

    private Stream<Endpoint> all() {
        return service
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(TenantIsolationIT::endpoints)
                .filter(endpoint -> endpoint.path().startsWith("/api/"))
                .filter(endpoint -> !endpoint.path().startsWith("/api/webhooks/"));
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> new Endpoint(method, path)));
    }

    private static Answer call(Api api, RequestMethod method, String path) {
        if (method == RequestMethod.PUT) {
            return api.send(method.name(), path, "WEBVTT", Map.of("Content-Type", "text/vtt"));
        }
        String body = List.of(RequestMethod.PATCH, RequestMethod.POST).contains(method) ? "{}" : null;
        return api.send(method.name(), path, body, Map.of());
    }

    private record Endpoint(RequestMethod method, String path) {}
}
