package dev.millrace.video.job.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A task is a turn of its owner, like a job. */
class TaskTurnsIT {

    private final RunningService service = RunningService.shared();

    // why: jobs left by other tests must not take turns
    @BeforeEach
    void nobodyElseWaits() {
        service.jdbc().sql("delete from job_turns").update();
    }

    @Test
    void whoHasALongVideoTakesTurnsWithWhoHasShortOnes() {
        DividedJourney longOne = DividedJourney.of(service, 10);
        String other = "short-" + UUID.randomUUID();
        List<Journey> shortOnes = List.of(waiting(other), waiting(other), waiting(other));

        List<String> given = new ArrayList<>();
        for (int claim = 0; claim < 8; claim++) {
            given.add(owner(claim(longOne.video, UUID.randomUUID().toString(), true), longOne, shortOnes));
        }

        assertThat(given)
                .as("one and the other, whoever is first in the line that this claim goes by")
                .isIn(
                        List.of("short", "long", "short", "long", "short", "long", "long", "long"),
                        List.of("long", "short", "long", "short", "long", "short", "long", "long"));
    }

    @Test
    void aMessageOfAnotherOwnerGetsATaskInItsTurn() {
        String other = "short-" + UUID.randomUUID();
        Journey served = waiting(other);
        claim(served, UUID.randomUUID().toString(), true);
        Journey asked = waiting(other);
        DividedJourney longOne = DividedJourney.of(service, 3);
        endsItsTurn(other);

        String id = UUID.randomUUID().toString();
        JsonNode answer = claim(asked, id, true);

        assertThat(answer.at("/instead/jobId").asString()).isEqualTo(longOne.video.jobId.toString());
        assertThat(answer.get("task").asInt()).isEqualTo(1);
        assertThat(answer.get("dividedBy").asInt()).isEqualTo(1);
        assertThat(claim(asked, id, true)).as("repeated").isEqualTo(answer);
        endsItsTurn(other);
        assertThat(claim(asked, UUID.randomUUID().toString(), false)
                        .get("instead")
                        .isNull())
                .as("a worker that knows no tasks gets none")
                .isTrue();
    }

    @Test
    void aRepeatedClaimWithTheJobsOwnMessageGetsTheSameTask() {
        DividedJourney longOne = DividedJourney.of(service, 3);
        String id = UUID.randomUUID().toString();

        JsonNode first = claim(longOne.video, id, true);

        assertThat(first.get("task").asInt()).isEqualTo(1);
        assertThat(first.get("instead").isNull()).isTrue();
        assertThat(claim(longOne.video, id, true)).isEqualTo(first);
    }

    private Journey waiting(String owner) {
        return Journey.aVideoOf(service, owner).transcoding();
    }

    /** Others wait longer than this owner. */
    private void endsItsTurn(String owner) {
        service.jdbc()
                .sql("update job_turns set turn_at = now(), served_at = now() where owner_id = ?")
                .param(owner)
                .update();
    }

    private static String owner(JsonNode answer, DividedJourney longOne, List<Journey> shortOnes) {
        assertThat(answer.get("outcome").asString()).isEqualTo("CLAIMED");
        if (answer.get("instead").isNull()) {
            assertThat(answer.get("task").asInt()).isPositive();
            return "long";
        }
        assertThat(shortOnes)
                .extracting(video -> video.jobId.toString())
                .contains(answer.at("/instead/jobId").asString())
                .doesNotContain(longOne.video.jobId.toString());
        return "short";
    }

    private JsonNode claim(Journey video, String id, boolean takesTasks) {
        return service.signed()
                .post(
                        id,
                        "/internal/jobs/" + video.jobId + "/claim",
                        new ClaimRequest(video.videoId, "worker", true, takesTasks))
                .json();
    }
}
