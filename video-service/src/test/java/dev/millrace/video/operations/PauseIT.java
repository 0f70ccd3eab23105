package dev.millrace.video.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PauseIT {

    private final RunningService service = RunningService.shared();
    private final Api operator = service.asOperator();

    @AfterEach
    void goOn() {
        assertThat(operator.post("/api/operations/resume", "").status()).isEqualTo(200);
    }

    @Test
    void pausedJobsAreNotGivenToWorkersUntilTheyAreResumed() {
        Journey video = Journey.aVideo(service).transcoding();
        assertThat(mayNotBeTaken()).isFalse();
        assertThat(operator.post("/api/operations/pause", "")
                        .json()
                        .get("paused")
                        .asBoolean())
                .isTrue();
        assertThat(mayNotBeTaken()).isTrue();
        JsonNode refused = video.claim().json();
        assertThat(refused.get("outcome").asString()).isEqualTo("BUSY");
        assertThat(refused.get("retryAfterSeconds").asInt()).isEqualTo(10);

        assertThat(operator.post("/api/operations/resume", "")
                        .json()
                        .get("paused")
                        .asBoolean())
                .isFalse();
        assertThat(mayNotBeTaken()).isFalse();
        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("CLAIMED");
    }

    @Test
    void jobsAtWorkGoOnThroughAPauseAndVideosPlay() {
        Journey working = Journey.aVideo(service).claimed().storeOutput();
        Journey playing = Journey.aVideo(service).ready();
        operator.post("/api/operations/pause", "");
        assertThat(working.renew().status()).isEqualTo(204);
        assertThat(working.report(working.readyReport()).status()).isEqualTo(204);
        assertThat(working.streamUrl()).contains("master.m3u8");
        assertThat(playing.streamUrl()).contains("master.m3u8");
    }

    @Test
    void secondPauseLeavesWhoPausedFirst() {
        JsonNode first = operator.post("/api/operations/pause", "").json();
        service.asOperator().post("/api/operations/pause", "");
        JsonNode now = operator.get("/api/operations/intake").json();
        assertThat(now).isEqualTo(first);
        assertThat(now.get("changedBy").asString()).startsWith("operator-");
        assertThat(now.get("changedAt").asString()).endsWith("Z");
    }

    @Test
    void everyCommandIsInTheAuditTheNewestFirstAndInPages() {
        operator.post("/api/operations/pause", "");
        operator.post("/api/operations/resume", "");
        String who =
                operator.get("/api/operations/intake").json().get("changedBy").asString();

        JsonNode page = operator.get("/api/operations/commands?limit=1").json();
        JsonNode newest = page.get("items").get(0);
        assertThat(newest.get("command").asString()).isEqualTo("RESUME");
        assertThat(newest.get("operator").asString()).isEqualTo(who);
        assertThat(newest.get("state").asString()).isEqualTo("DONE");
        assertThat(newest.at("/outcome/paused").asBoolean(true)).isFalse();
        assertThat(instant(newest, "endedAt")).isAfterOrEqualTo(instant(newest, "startedAt"));

        JsonNode next = operator.get("/api/operations/commands?limit=1&cursor="
                        + page.get("nextCursor").asLong())
                .json();
        assertThat(next.at("/items/0/command").asString()).isEqualTo("PAUSE");
        assertThat(next.at("/items/0/id").asLong()).isLessThan(newest.get("id").asLong());
    }

    @Test
    void auditRefusesWhatIsNoCursor() {
        Answer answer = operator.get("/api/operations/commands?cursor=yesterday");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    }

    private static Instant instant(JsonNode command, String field) {
        return Instant.parse(command.get(field).asString());
    }

    private boolean mayNotBeTaken() {
        return service.signed()
                .post("/internal/intake", "{}")
                .json()
                .get("paused")
                .asBoolean();
    }
}
