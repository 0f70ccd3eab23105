package dev.millrace.video.job.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Owners take turns, whatever order their messages have. The queue is a list here: first in, first out. */
class FairSchedulingIT {

    private final RunningService service = RunningService.shared();
    private final Deque<Journey> queue = new ArrayDeque<>();
    private final Map<UUID, Journey> byVideo = new HashMap<>();
    private int sentAgain;

    // why: jobs left by other tests must not take turns
    @BeforeEach
    void nobodyElseWaits() {
        service.jdbc().sql("delete from job_turns").update();
    }

    @Test
    void oneVideoOfALateOwnerIsNextAlthoughTwentyOfAnotherWaitBeforeIt() {
        List<Journey> many = enqueue("many", 20);
        Journey only = enqueue("late", 1).get(0);

        assertThat(workOff(3)).containsExactly(many.get(0), only, many.get(2));
        assertThat(sentAgain).isEqualTo(1);
    }

    @Test
    void whoIsPassedOverWaitsForItsTurn() {
        Journey passedOver = enqueue("many", 2).get(1);
        Journey only = enqueue("late", 1).get(0);

        assertThat(workOff(2)).contains(only).doesNotContain(passedOver);
        assertThat(timeline(passedOver)).endsWith("QUEUED", "TURN_WAIT");
        assertThat(timeline(only)).doesNotContain("TURN_WAIT");

        assertThat(workOff(1)).containsExactly(passedOver);
        assertThat(timeline(passedOver)).containsSubsequence("QUEUED", "TURN_WAIT", "UNATTRIBUTED");
    }

    /** What its time went into. */
    private static List<String> timeline(Journey journey) {
        return journey.api
                .get(journey.path() + "/timeline")
                .json()
                .at("/lanes/0/steps")
                .valueStream()
                .map(step -> step.get("step").asString())
                .toList();
    }

    @Test
    void ownersTakeTurnsAndEverythingIsDoneOnce() {
        enqueue("a", 6);
        enqueue("b", 3);
        enqueue("c", 2);

        List<Journey> done = workOff(100);

        assertThat(done).hasSize(11).doesNotHaveDuplicates();
        assertThat(done.stream().map(journey -> journey.owner.substring(0, 1)).toList())
                .containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "a", "a", "a");
        assertThat(sentAgain)
                .as("one message sent again for each job out of its place")
                .isLessThanOrEqualTo(6);
    }

    @Test
    void newOwnersOneAfterTheOtherDoNotKeepAnEarlierOneFromItsTurn() {
        enqueue("many", 5);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            enqueue("new" + i, 1);
            order.add(workOff(1).get(0).owner.substring(0, 3));
        }
        // why: which line the first claim goes by depends on how many there were before
        assertThat(order)
                .isIn(
                        List.of("man", "new", "man", "new", "new", "new", "man", "new"),
                        List.of("man", "new", "new", "man", "new", "new", "new", "man"));
    }

    @Test
    void aNewOwnersOnlyVideoIsOneOfTheNextTwoAlthoughManyWhoHadATurnWait() {
        List<String> served = List.of("a", "b", "c", "d", "e");
        served.forEach(owner -> enqueue(owner, 2));
        workOff(served.size());
        Journey only = enqueue("new", 1).get(0);

        assertThat(workOff(2)).contains(only);
    }

    @Test
    void whoWasServedLongAgoAndComesBackWaitsLikeANewOne() {
        enqueue("back", 1);
        workOff(1);
        Journey first = enqueue("steady", 2).get(0);
        enqueue("back", 1);

        assertThat(workOff(1)).containsExactly(first);
    }

    @Test
    void aJobInItsBackOffIsNobodysTurn() {
        Journey failed = enqueue("failing", 1).get(0);
        workOff(1, journey -> fail(journey));
        List<Journey> others = enqueue("other", 2);

        assertThat(workOff(2)).containsExactlyElementsOf(others);
        service.jdbc()
                .sql("update transcode_jobs set queued_at = now() - interval '1 minute' where id = ?")
                .param(failed.jobId)
                .update();
        enqueue("other", 2);
        assertThat(workOff(1)).containsExactly(failed);
    }

    @Test
    void aJobWhoseWorkerFellSilentIsTakenInTurnAgain() {
        Journey silent = enqueue("silent", 1).get(0);
        workOff(1, journey -> journey.lapse());
        service.jdbc()
                .sql("update transcode_jobs set queued_at = now() - interval '1 minute' where id = ?")
                .param(silent.jobId)
                .update();
        enqueue("other", 3);
        workOff(2); // why: the other owner is new, so one of the next two is its
        assertThat(silent.attempt).isEqualTo(2);
    }

    @Test
    void aRepeatedClaimGetsTheSameOtherJob() {
        enqueue("many", 3);
        Journey only = enqueue("late", 1).get(0);
        workOff(1);
        String id = UUID.randomUUID().toString();
        JsonNode first = claim(queue.getFirst(), id, true);
        assertThat(first.at("/instead/jobId").asString()).isEqualTo(only.jobId.toString());
        JsonNode again = claim(queue.getFirst(), id, true);
        assertThat(again.at("/instead/jobId")).isEqualTo(first.at("/instead/jobId"));
        assertThat(again.get("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void aWorkerThatKnowsNoOtherJobGetsTheOneItAskedFor() {
        enqueue("many", 3);
        enqueue("late", 1);
        workOff(1);
        JsonNode answer = claim(queue.getFirst(), UUID.randomUUID().toString(), false);
        assertThat(answer.get("outcome").asString()).isEqualTo("CLAIMED");
        assertThat(answer.get("instead").isNull()).isTrue();
    }

    @Test
    void messagesOfDoneOrDeletedJobsTakeNobodysTurn() {
        Journey done = enqueue("done", 1).get(0);
        workOff(1);
        Journey deleted = enqueue("deleted", 1).get(0);
        queue.clear();
        deleted.api.delete(deleted.path());
        enqueue("many", 1);
        for (Journey gone : List.of(done, deleted)) {
            assertThat(claim(gone, UUID.randomUUID().toString(), true)
                            .get("outcome")
                            .asString())
                    .isEqualTo("OBSOLETE");
        }
        workOff(1);
        assertThat(service.jdbc()
                        .sql("select count(*) from job_turns where owner_id in (?, ?)")
                        .params(done.owner, deleted.owner)
                        .query(Integer.class)
                        .single())
                .as("owners without an open job are forgotten")
                .isZero();
    }

    private List<Journey> enqueue(String name, int videos) {
        String owner = byVideo.values().stream()
                .map(journey -> journey.owner)
                .filter(known -> known.startsWith(name + "-"))
                .findAny()
                .orElse(name + "-" + UUID.randomUUID());
        List<Journey> added = IntStream.range(0, videos)
                .mapToObj(i -> Journey.aVideoOf(service, owner).transcoding())
                .toList();
        added.forEach(journey -> byVideo.put(journey.videoId, journey));
        queue.addAll(added);
        return added;
    }

    private List<Journey> workOff(int most) {
        return workOff(most, journey -> assertThat(finish(journey)).isEqualTo(204));
    }

    /** One worker: takes messages and ends what it is given, until it did so many or the queue is empty. */
    private List<Journey> workOff(int most, java.util.function.Consumer<Journey> end) {
        List<Journey> done = new ArrayList<>();
        while (done.size() < most && !queue.isEmpty()) {
            Journey asked = queue.removeFirst();
            JsonNode answer = claim(asked, UUID.randomUUID().toString(), true);
            if (answer.get("outcome").asString().equals("CLAIMED")) {
                Journey given = given(asked, answer);
                given.attempt = answer.get("attempt").asInt();
                end.accept(given);
                done.add(given);
            }
        }
        return done;
    }

    private Journey given(Journey asked, JsonNode answer) {
        if (answer.get("instead").isNull()) {
            return asked;
        }
        queue.addLast(asked);
        sentAgain++;
        Journey instead =
                byVideo.get(UUID.fromString(answer.at("/instead/videoId").asString()));
        assertThat(answer.at("/instead/sourceFileKey").asString()).isEqualTo(instead.sourceKey());
        return instead;
    }

    private JsonNode claim(Journey video, String id, boolean takesAnother) {
        return service.signed()
                .post(
                        id,
                        "/internal/jobs/" + video.jobId + "/claim",
                        new ClaimRequest(video.videoId, "worker", takesAnother, null))
                .json();
    }

    private static int finish(Journey video) {
        return video.storeOutput().report(video.readyReport()).status();
    }

    private void fail(Journey video) {
        service.signed()
                .post(
                        "/internal/jobs/" + video.jobId + "/release",
                        new ReleaseRequest(video.videoId, video.attempt, true, FailReason.TIMED_OUT, null));
    }
}
