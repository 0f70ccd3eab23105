package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Generated from the merged OpenAPI document: each endpoint that names a video or session, called by another owner. */
class TenantIsolationIT {

    private static final long SIZE = 10;
    private static final Map<String, Object> BODIES = Map.of(
            "/api/videos/{id}/uploads", Map.of("sourceMime", "video/mp4", "sourceSizeBytes", SIZE),
            "/api/videos/{id}", Map.of("title", "stolen"),
            "/api/uploads/{sid}/parts", Map.of("partNumber", 1),
            "/api/videos/{id}/captions/{language}", "WEBVTT");

    private final Suite suite = Suite.running();

    @TestFactory
    Stream<DynamicTest> somebodyElsesIdsAreNotFound() {
        Api alice = suite.as("tenant-alice");
        Api mallory = suite.as("tenant-mallory");
        String video = alice.createVideo(SIZE);
        String session = alice.openSession(video, SIZE);
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode paths =
                suite.asNobody().get("/openapi.json").expect(200).json().path("paths");
        paths.propertyStream()
                .filter(path -> path.getKey().contains("{"))
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .forEach(operation -> tests.add(DynamicTest.dynamicTest(
                                operation.getKey() + " " + path.getKey(),
                                () -> refused(mallory, operation.getKey(), path.getKey(), video, session)))));
        assertThat(tests).hasSizeGreaterThanOrEqualTo(12);
        return tests.stream();
    }

    private static void refused(Api mallory, String method, String template, String video, String session) {
        boolean ofSession = template.startsWith("/api/uploads/");
        String path =
                template.replaceFirst("\\{[^}]+}", ofSession ? session : video).replace("{language}", "en");
        Object body = List.of("post", "patch", "put").contains(method) ? body(template) : null;
        String type = body instanceof String ? "text/vtt" : "application/json";
        Answer answer = mallory.call(method.toUpperCase(java.util.Locale.ROOT), path, body, "Content-Type", type);
        if (method.equals("delete")) {
            assertThat(answer.status()).as("idempotent, so it reveals nothing").isIn(204, 404);
            return;
        }
        answer.expectProblem(404, "NOT_FOUND");
    }

    private static Object body(String template) {
        String normal = template.replaceFirst("\\{[^}]+}", template.startsWith("/api/uploads/") ? "{sid}" : "{id}");
        return BODIES.get(normal);
    }

    @TestFactory
    Stream<DynamicTest> nothingOfItChanged() {
        return Stream.of(DynamicTest.dynamicTest("a stranger's delete deletes nothing", () -> {
            Api alice = suite.as("tenant-alice");
            String video = alice.createVideo(SIZE);
            suite.as("tenant-mallory-" + UUID.randomUUID()).delete("/api/videos/" + video);
            assertThat(alice.get("/api/videos/" + video).expect(200).get("status"))
                    .isEqualTo("DRAFT");
        }));
    }
}
