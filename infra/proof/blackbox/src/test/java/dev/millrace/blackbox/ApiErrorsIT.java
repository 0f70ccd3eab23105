package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Suite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error the API table names, provoked. */
class ApiErrorsIT {

    private static final long LARGEST = 1_610_612_736L;

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("errors-" + UUID.randomUUID());

    @Test
    void noTokenIs401() {
        suite.asNobody().get("/api/videos").expectProblem(401, "UNAUTHENTICATED");
        suite.asNobody().post("/api/videos", Api.draft("x", 1)).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void largestSourceIsAllowedAndOneByteMoreIs413() {
        alice.post("/api/videos", Api.draft("x", LARGEST)).expect(201);
        Answer refused = alice.post("/api/videos", Api.draft("x", LARGEST + 1)).expectProblem(413, "FILE_TOO_LARGE");
        assertThat(refused.json().path("maxBytes").asLong()).isEqualTo(LARGEST);

        String video = alice.createVideo(5);
        alice.post(
                        "/api/videos/" + video + "/uploads",
                        Map.of("sourceMime", "video/mp4", "sourceSizeBytes", LARGEST + 1))
                .expectProblem(413, "FILE_TOO_LARGE");
    }

    @Test
    void unknownTypeIs415WithTheAllowedOnes() {
        Map<String, Object> body = new HashMap<>(Api.draft("x", 1));
        body.put("sourceMime", "video/x-matroska");
        Answer refused = alice.post("/api/videos", body).expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(refused.json().path("allowed").valueStream().map(node -> node.asString()))
                .contains("video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "video/x-msvideo", "video/avi")
                .doesNotContain("video/webm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"title\":\"\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":1}",
                "{\"title\":\"x\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":0}",
                "{\"title\":\"x\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":\"many\"}",
                "{\"title\":\"x\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":1,\"surprise\":1}",
                "{\"title\":",
                "[]",
                "null"
            })
    void badBodiesAre400WithTheField(String body) {
        Answer refused = alice.post("/api/videos", body).expectProblem(400, "VALIDATION_FAILED");
        assertThat(refused.json().path("errors").size()).as(refused.text()).isPositive();
        assertThat(refused.text()).doesNotContain("dev.millrace").doesNotContain("jackson");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=many",
                "status=SLEEPING",
                "cursor=!!!",
                "cursor=eyJ4IjoxfQ",
            })
    void badQueriesAre400(String query) {
        alice.get("/api/videos?" + query).expectProblem(400, "VALIDATION_FAILED");
    }

    @Test
    void badIdsAre400OrNotFound() {
        alice.get("/api/videos/not-an-id").expectProblem(400, "VALIDATION_FAILED");
        alice.get("/api/videos/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        alice.get("/api/uploads/" + UUID.randomUUID()).expectProblem(404, "NOT_FOUND");
        alice.get("/api/nothing").expect(404);
        alice.call("PUT", "/api/videos", "{}").expect(405);
    }

    @Test
    void staleVersionIs412AndAFreshOneWins() {
        Answer created = alice.post("/api/videos", Api.draft("before", 1)).expect(201);
        String path = created.header("Location");
        String tag = created.header("ETag");
        assertThat(path).endsWith("/api/videos/" + created.get("id"));
        path = "/api/videos/" + created.get("id");

        alice.patch(path, Map.of("title", "after"), "If-Match", tag).expect(200);
        alice.patch(path, Map.of("title", "lost"), "If-Match", tag).expectProblem(412, "STALE_VERSION");
        assertThat(alice.get(path).get("title")).isEqualTo("after");
        assertThat(alice.get(path).get("description")).isEqualTo(created.get("description"));
    }

    @Test
    void idempotencyKeyGivesTheSameAnswerAndRefusesAnotherBody() {
        String key = UUID.randomUUID().toString();
        String first = alice.post("/api/videos", Api.draft("once", 1), "Idempotency-Key", key)
                .expect(201)
                .get("id");
        assertThat(alice.post("/api/videos", Api.draft("once", 1), "Idempotency-Key", key)
                        .expect(201)
                        .get("id"))
                .isEqualTo(first);
        alice.post("/api/videos", Api.draft("twice", 1), "Idempotency-Key", key)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");

        Map<String, Object> upload = Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 1);
        String sessions = "/api/videos/" + first + "/uploads";
        String session =
                alice.post(sessions, upload, "Idempotency-Key", key).expect(201).get("uploadSessionId");
        assertThat(alice.post(sessions, upload, "Idempotency-Key", key)
                        .expect(201)
                        .get("uploadSessionId"))
                .isEqualTo(session);
        assertThat(alice.get(sessions).expect(200).json().findValues("uploadSessionId"))
                .hasSize(1);
    }

    @Test
    void secondLiveSessionIs409AndNamesTheFirst() {
        String video = alice.createVideo(10);
        String session = alice.openSession(video, 10);
        Answer refused = alice.post(
                        "/api/videos/" + video + "/uploads", Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 10))
                .expectProblem(409, "UPLOAD_SESSION_ACTIVE");
        assertThat(refused.get("uploadSessionId")).isEqualTo(session);
    }

    @Test
    void sixthLiveSessionOfAnOwnerIs429() {
        Api busy = suite.as("busy-" + UUID.randomUUID());
        for (int session = 1; session <= 5; session++) {
            busy.openSession(busy.createVideo(10), 10);
        }
        Answer refused = busy.post(
                        "/api/videos/" + busy.createVideo(10) + "/uploads",
                        Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 10))
                .expectProblem(429, "TOO_MANY_UPLOADS");
        assertThat(refused.header("Retry-After")).matches("[0-9]+");
    }

    @Test
    void partNumbersOutsideThePlanAre400() {
        String session = alice.openSession(alice.createVideo(10), 10);
        String parts = "/api/uploads/" + session + "/parts";
        alice.post(parts, Map.of("partNumber", 0)).expectProblem(400, "VALIDATION_FAILED");
        alice.post(parts, Map.of("partNumber", 2)).expectProblem(400, "VALIDATION_FAILED");
        alice.post(parts, Map.of("partNumbers", List.of(1, 2))).expectProblem(400, "VALIDATION_FAILED");
        alice.post(parts, Map.of("partNumbers", List.of())).expectProblem(400, "VALIDATION_FAILED");
        alice.post(parts, Map.of()).expectProblem(400, "VALIDATION_FAILED");
    }

    @Test
    void internalPathsAndActuatorAreNotThere() {
        for (String path : List.of(
                "/internal/jobs/" + UUID.randomUUID() + "/claim",
                "/api/../internal/videos",
                "/api/videos/..%2f..%2finternal",
                "/actuator/prometheus",
                "/actuator/env")) {
            assertThat(alice.get(path).status()).as(path).isIn(400, 401, 404);
        }
        assertThat(suite.asNobody().get("/actuator/health").expect(200).get("status"))
                .isEqualTo("UP");
    }

    @Test
    void unsignedWebhookIs401() {
        suite.asNobody().post("/api/webhooks/transcoding", Map.of()).expectProblem(401, "UNAUTHENTICATED");
        suite.asNobody().post("/api/webhooks/uploads", Map.of()).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void tooManyRequestsAre429WithRetryAfter() {
        Api eager = suite.as("eager-" + UUID.randomUUID());
        List<Answer> answers = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> eager.get("/api/videos?limit=1"))
                .toList();
        Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        refused.expectProblem(429, "RATE_LIMITED");
        assertThat(refused.header("Retry-After")).matches("[0-9]+");
        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
    }
}
