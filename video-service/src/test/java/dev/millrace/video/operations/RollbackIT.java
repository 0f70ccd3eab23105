package dev.millrace.video.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

class RollbackIT {

    private final RunningService service = RunningService.shared();
    private final Api operator = service.asOperator();

    @Test
    void freezeFailsWhatIsTranscodingForLongAndFencesItsWorker() {
        Journey old = Journey.aVideo(service).claimed().storeOutput();
        Journey young = Journey.aVideo(service).claimed();
        Journey playing = Journey.aVideo(service).playing();
        age(old);
        age(playing);
        assertThat(freeze(true)).contains(old.videoId).doesNotContain(young.videoId, playing.videoId);
        assertThat(old.status()).isEqualTo("TRANSCODING");

        assertThat(freeze(false)).contains(old.videoId).doesNotContain(young.videoId, playing.videoId);

        assertThat(failReason(old)).isEqualTo("ROLLBACK");
        assertThat(old.renew().status()).isEqualTo(409);
        assertThat(old.report(old.readyReport()).status()).isEqualTo(409);
        assertThat(old.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
        assertThat(failReason(old)).isEqualTo("ROLLBACK");
        assertThat(young.renew().status()).isEqualTo(204);
        assertThat(playing.streamUrl()).contains("master.m3u8");
        assertThat(freeze(false)).doesNotContain(old.videoId);
    }

    @Test
    void replayGivesEachFrozenVideoOneNewJobWhereItsSourceExists() {
        Instant since = Clock.systemUTC().instant();
        Journey whole = frozen(Journey.aVideo(service).claimed());
        Journey sourceless = frozen(Journey.aVideo(service).claimed());
        service.bean(S3Client.class)
                .deleteObject(
                        request -> request.bucket(service.cloud().bucket()).key(sourceless.sourceKey()));

        assertThat(replay(since, true, 50))
                .containsEntry(whole.videoId, "ENQUEUED")
                .containsEntry(sourceless.videoId, "SOURCE_MISSING");
        assertThat(whole.status()).isEqualTo("FAILED");

        assertThat(replay(since, false, 50))
                .containsEntry(whole.videoId, "ENQUEUED")
                .containsEntry(sourceless.videoId, "SOURCE_MISSING");
        assertThat(whole.status()).isEqualTo("TRANSCODING");
        assertThat(sourceless.status()).isEqualTo("FAILED");
        UUID oldJob = whole.jobId;
        whole.jobId = whole.openJob();
        assertThat(whole.jobId).isNotEqualTo(oldJob);

        assertThat(replay(since, false, 50)).doesNotContainKey(whole.videoId);
        assertThat(whole.openJob()).isEqualTo(whole.jobId);
        assertThat(whole.claim().json().get("outcome").asString()).isEqualTo("CLAIMED");
    }

    @Test
    void replayGoesOnWhereItsPageEndedAndLeavesWhatFailedOtherwise() {
        Instant since = Clock.systemUTC().instant();
        List<UUID> videos = Stream.generate(() -> frozen(Journey.aVideo(service).claimed()))
                .limit(3)
                .map(video -> video.videoId)
                .toList();
        Journey otherwise = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);

        Map<UUID, String> replayed = replay(since, false, 1);

        assertThat(replayed).containsOnlyKeys(videos).containsValues("ENQUEUED");
        assertThat(otherwise.status()).isEqualTo("FAILED");
        assertThat(replay(since.plusSeconds(3600), false, 50)).isEmpty();
    }

    @Test
    void invalidatedVideoIsFetchedAnewByTheEdgeAndUnknownOnesAreNamed() throws Exception {
        Journey video = Journey.aVideo(service).ready();
        String master = video.streamUrl();
        String cookies = cookies(video);
        play(master, cookies);
        assertThat(play(master, cookies)).isEqualTo("200 Hit from millrace-edge");
        UUID unknown = UUID.randomUUID();

        JsonNode answer = operator.post(
                        "/api/operations/invalidate", """
                {"videoIds": ["%s", "%s", "%s"]}
                """.formatted(video.videoId, unknown, video.videoId))
                .json();

        assertThat(ids(answer.get("requested"))).containsExactly(video.videoId);
        assertThat(ids(answer.get("unknown"))).containsExactly(unknown);
        await().untilAsserted(() -> assertThat(play(master, cookies)).isEqualTo("200 Miss from millrace-edge"));
    }

    @Test
    void everyCommandIsAuditedWithItsParametersAndWhatCameOfIt() {
        operator.post("/api/operations/freeze", "{\"olderThanSeconds\": 86400}");
        JsonNode freeze = latest();
        assertThat(freeze.get("command").asString()).isEqualTo("FREEZE");
        assertThat(freeze.at("/parameters/olderThanSeconds").asInt()).isEqualTo(86400);
        assertThat(freeze.at("/outcome/more").asBoolean(true)).isFalse();

        operator.post("/api/operations/replay", """
                {"reason": "ROLLBACK", "since": "2026-01-01T00:00:00Z", "cursor": "nonsense"}
                """);
        JsonNode replay = latest();
        assertThat(replay.get("command").asString()).isEqualTo("REPLAY");
        assertThat(replay.get("state").asString()).isEqualTo("FAILED");
        assertThat(replay.at("/outcome/code").asString()).isEqualTo("VALIDATION_FAILED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freeze     | {}",
                "freeze     | {\"olderThanSeconds\": -1}",
                "freeze     | {\"olderThanSeconds\": 60, \"limit\": 101}",
                "freeze     | {\"olderThanSeconds\": \"10m\"}",
                "replay     | {\"since\": \"2026-01-01T00:00:00Z\"}",
                "replay     | {\"reason\": \"BAD_MOOD\", \"since\": \"2026-01-01T00:00:00Z\"}",
                "replay     | {\"reason\": \"ROLLBACK\", \"since\": \"yesterday\"}",
                "replay     | {\"reason\": \"ROLLBACK\", \"since\": \"2026-01-01T00:00:00Z\", \"cursor\": \"AAAA\"}",
                "replay     | {\"reason\": \"ROLLBACK\", \"since\": \"+999999999-01-01T00:00:00Z\"}",
                "replay     | {\"reason\": \"ROLLBACK\", \"since\": \"2026-01-01T00:00:00Z\", \"cursor\": \"LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBafDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMHwyMDI2LTAxLTAxVDAwOjAwOjAwWg\"}",
                "invalidate | {\"videoIds\": []}",
                "invalidate | {\"videoIds\": [\"x\"]}",
                "invalidate | {\"videoIds\": [null]}",
            })
    void whatCannotBeMeantIsRefused(String command, String body) {
        Answer answer = operator.post("/api/operations/" + command, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    }

    private Journey frozen(Journey video) {
        age(video);
        assertThat(freeze(false)).contains(video.videoId);
        return video;
    }

    /** TRANSCODING for an hour. */
    private void age(Journey video) {
        service.jdbc()
                .sql("update videos set status_since = now() - interval '1 hour' where id = ?")
                .param(video.videoId)
                .update();
    }

    private List<UUID> freeze(boolean dryRun) {
        return ids(operator.post("/api/operations/freeze", """
                {"olderThanSeconds": 3000, "dryRun": %s, "limit": 100}
                """.formatted(dryRun))
                .json()
                .get("videos"));
    }

    /** All pages of a replay of what was frozen. */
    private Map<UUID, String> replay(Instant since, boolean dryRun, int limit) {
        Map<UUID, String> outcomes = new HashMap<>();
        List<UUID> seen = new ArrayList<>();
        String cursor = "null";
        do {
            JsonNode page = operator.post("/api/operations/replay", """
                    {"reason": "ROLLBACK", "since": "%s", "dryRun": %s, "limit": %d, "cursor": %s}
                    """.formatted(since, dryRun, limit, cursor))
                    .json();
            page.get("items").forEach(item -> {
                UUID id = UUID.fromString(item.get("videoId").asString());
                seen.add(id);
                outcomes.put(id, item.get("outcome").asString());
            });
            cursor = page.get("nextCursor").toString();
        } while (!cursor.equals("null"));
        assertThat(seen).doesNotHaveDuplicates();
        return outcomes;
    }

    private JsonNode latest() {
        return operator.get("/api/operations/commands?limit=1").json().at("/items/0");
    }

    private static List<UUID> ids(JsonNode array) {
        return array.valueStream().map(id -> UUID.fromString(id.asString())).toList();
    }

    private static String failReason(Journey video) {
        return video.api.get(video.path()).json().path("failReason").asString("");
    }

    private static String cookies(Journey video) {
        return video.api
                .get(video.path())
                .json()
                .at("/playback/cookies")
                .valueStream()
                .map(cookie -> cookie.get("name").asString() + "="
                        + cookie.get("value").asString())
                .collect(Collectors.joining("; "));
    }

    private static String play(String url, String cookies) throws Exception {
        HttpResponse<Void> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Cookie", cookies)
                                .build(),
                        BodyHandlers.discarding());
        return response.statusCode() + " "
                + response.headers().firstValue("X-Cache").orElse("");
    }
}
