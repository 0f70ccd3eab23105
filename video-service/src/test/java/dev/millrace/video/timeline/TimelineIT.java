package dev.millrace.video.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.common.contract.Internal.TimedStep;
import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.contract.UploadCourse.Pause;
import dev.millrace.common.contract.WorkStep;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney;
import dev.millrace.video.job.Interventions;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.video.PastStatuses;
import dev.millrace.video.video.VideoPurged;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TimelineIT {

    private final RunningService service = RunningService.shared();

    @Test
    void allTimeFromTheCreationToReadyIsAttributed() {
        Journey video = Journey.aVideo(service).ready();
        assertThat(say(video, video.attempt)).isEqualTo(204);

        JsonNode timeline = timeline(video);

        assertThat(kinds(timeline, 0))
                .startsWith("DRAFT", "UPLOADING", "QUEUED")
                .doesNotContain("UNATTRIBUTED");
        assertThat(timeline.get("unattributed").asDouble()).isZero();
        assertThat(timeline.get("ended").asBoolean()).isTrue();
        assertThat(timeline.get("whole").asBoolean()).isTrue();
        assertThat(timeline.get("readyAt").asString()).isNotEmpty();
        assertThat(attempts(timeline)).containsExactly("1 0 DONE");
        assertThat(timeline.at("/attempts/0/cpuMillis").asLong()).isEqualTo(1_234);
        assertThat(timeline.at("/attempts/0/traceId").asString()).matches("[0-9a-f]{32}");
        assertGapless(timeline);
    }

    @Test
    void anUploadShowsItsPausesAndHowItsPartsWereStored() {
        Journey video = Journey.aVideo(service).uploading();
        Instant began = service.jdbc()
                .sql("with draft as (update past_statuses set began_at = now() - interval '2 minutes', "
                        + "ended_at = now() - interval '1 minute' where video_id = :video) "
                        + "update videos set created_at = now() - interval '2 minutes', "
                        + "status_since = now() - interval '1 minute' where id = :video returning status_since")
                .param("video", video.videoId)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
        service.store(video.sourceKey(), "source");
        UploadCourse course = new UploadCourse(
                List.of(new Pause(began.plusSeconds(10), began.plusSeconds(20))),
                List.of(new Arrival(began.plusSeconds(5), 600), new Arrival(began.plusSeconds(40), 400)),
                began.plusSeconds(50));
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport(course))
                        .status())
                .isEqualTo(204);

        JsonNode timeline = timeline(video);

        assertThat(kinds(timeline, 0)).endsWith("UPLOADING", "PAUSED", "UPLOADING", "COMPLETING", "QUEUED");
        assertThat(kinds(timeline, 1)).containsExactly("PARTS", "PARTS");
        assertThat(steps(timeline, 1))
                .extracting(step -> step.get("bytes").asLong())
                .containsExactly(600L, 400L);
        assertThat(timeline.at("/lanes/1/steps/0/startedAt").asString()).isEqualTo(began.toString());
        assertGapless(timeline);
    }

    @Test
    void retriesAndLossesAreShown() {
        Journey video = Journey.aVideo(service).claimed();
        assertThat(video.release(true, FailReason.TIMED_OUT).status()).isEqualTo(204);
        video.claim();
        video.lapse();
        video.claim();
        assertThat(video.release(false, null).status()).isEqualTo(204);
        video.claim();
        video.storeOutput();
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        for (int attempt : List.of(1, 3, 4)) {
            assertThat(say(video, attempt)).isEqualTo(204);
        }

        JsonNode timeline = timeline(video);

        assertThat(attempts(timeline)).containsExactly("1 0 FAILED", "2 0 LOST", "3 0 RELEASED", "4 0 DONE");
        assertThat(kinds(timeline, 0)).containsSubsequence("QUEUED", "BACK_OFF", "LOST", "QUEUED");
        assertThat(timeline.get("unattributed").asDouble()).isZero();
        assertGapless(timeline);
    }

    @Test
    void aLossThatRecoveryFindsEndsWhenItIsFound() {
        Journey video = Journey.aVideo(service).claimed();
        video.lapse();

        service.bean(Interventions.class)
                .lost(
                        service.bean(Jobs.class).find(video.jobId).orElseThrow(),
                        false,
                        Instant.now().plusSeconds(60));

        JsonNode timeline = timeline(video);
        assertThat(attempts(timeline)).containsExactly("1 0 LOST");
        assertThat(kinds(timeline, 0)).endsWith("LOST", "BACK_OFF");
        assertThat(timeline.get("ended").asBoolean()).isFalse();
    }

    @Test
    void tasksOfADividedJobHaveLanes() {
        DividedJourney divided = DividedJourney.of(service, 2);
        int lost = divided.claim().attempt();
        int done = divided.claim().attempt();
        divided.lapse(1);
        int again = divided.claim().attempt();
        assertThat(divided.done(done)).isEqualTo(204);
        assertThat(divided.done(again)).isEqualTo(204);
        Journey video = divided.video;
        video.attempt = divided.claim().attempt();

        JsonNode atWork = timeline(video);
        assertThat(attempts(atWork))
                .containsExactly(
                        "1 0 DIVIDED", lost + " 1 LOST", done + " 2 DONE", again + " 1 DONE", video.attempt + " 0 ");
        assertThat(kinds(atWork, 0)).containsSubsequence("TASKS", "WORKING");
        assertThat(atWork.get("lanes").size()).isEqualTo(3);
        assertThat(kinds(atWork, 1)).startsWith("LOST");

        assertThat(say(video, again)).isEqualTo(204);
        assertThat(kinds(timeline(video), 1)).startsWith("LOST").contains("DOWNLOADING");
    }

    @Test
    void attemptsAtTasksEndWithTheirJob() {
        DividedJourney divided = DividedJourney.of(service, 2);
        int atWork = divided.claim().attempt();

        assertThat(service.bean(Interventions.class)
                        .freeze(divided.video.videoId, Instant.now().plusSeconds(60)))
                .isTrue();

        JsonNode timeline = timeline(divided.video);
        assertThat(attempts(timeline)).containsExactly("1 0 DIVIDED", atWork + " 1 CANCELED");
        assertThat(kinds(timeline, 1)).containsExactly("CANCELED");
        assertThat(timeline.get("ended").asBoolean()).isTrue();
    }

    @Test
    void whatAWorkerSaysOfAnAttemptCountsOnceAndOnlyIfThereWasOne() {
        Journey video = Journey.aVideo(service).ready();
        assertThat(say(video, 1)).isEqualTo(204);
        assertThat(service.signed()
                        .post(path(video), new EffortReport(video.videoId, 1, List.of(), 9L))
                        .status())
                .isEqualTo(204);
        assertThat(say(video, 2)).isEqualTo(204);

        assertThat(timeline(video).at("/attempts/0/cpuMillis").asLong()).isEqualTo(1_234);
        assertThat(rows("attempt_efforts", "job_id", video.jobId)).isOne();
    }

    @Test
    void whatNoTimelineExplainsIsMeasuredWhenAllIsKnown() {
        MeterRegistry meters = service.bean(MeterRegistry.class);
        Journey video = Journey.aVideo(service).playing();
        long before = meters.summary("video.timeline.unattributed").count();

        assertThat(say(video, 1)).isEqualTo(204);
        assertThat(meters.summary("video.timeline.unattributed").count()).isEqualTo(before);

        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(say(video, 1)).isEqualTo(204);
        assertThat(meters.summary("video.timeline.unattributed").count()).isEqualTo(before + 1);
    }

    @Test
    void anOperatorReadsThatOfAnyVideo() {
        Journey video = Journey.aVideo(service).ready();
        String path = "/api/operations/timeline?videoId=";

        JsonNode any = service.asOperator().get(path + video.videoId).json();
        assertThat(any.get("timeline")).isEqualTo(timeline(video));
        assertThat(any.get("cost").isNull()).isTrue();
        assertThat(service.asOperator().get(path + UUID.randomUUID()).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aHundredStatusesOfAVideoAreKept() {
        Journey video = Journey.aVideo(service).uploading();
        for (int failure = 0; failure < 60; failure++) {
            become(video, "FAILED", "UPLOAD_FAILED");
            become(video, "UPLOADING", null);
        }

        assertThat(rows("past_statuses", "video_id", video.videoId)).isEqualTo(100);
        assertThat(service.bean(PastStatuses.class).of(video.videoId))
                .last()
                .extracting(status -> status.status().name())
                .isEqualTo("FAILED");
    }

    @Test
    void ofAPurgedVideoNothingIsKept() {
        Journey video = Journey.aVideo(service).transcoding();
        service.bean(JobHistory.class).passedOver(video.jobId);
        assertThat(rows("turn_waits", "job_id", video.jobId)).isOne();
        video.claim();
        video.storeOutput();
        assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        assertThat(say(video, 1)).isEqualTo(204);
        assertThat(rows("past_attempts", "job_id", video.jobId)).isOne();

        service.publish(new VideoPurged(video.videoId));

        assertThat(rows("past_attempts", "job_id", video.jobId)).isZero();
        assertThat(rows("attempt_efforts", "job_id", video.jobId)).isZero();
        assertThat(rows("turn_waits", "job_id", video.jobId)).isZero();
        assertThat(rows("past_statuses", "video_id", video.videoId)).isZero();
    }

    private void become(Journey video, String status, @Nullable String reason) {
        service.jdbc()
                .sql("update videos set status = ?, fail_reason = ?, status_since = now() where id = ?")
                .params(status, reason, video.videoId)
                .update();
    }

    private int rows(String table, String column, UUID id) {
        return service.jdbc()
                .sql("select count(*) from " + table + " where " + column + " = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** Status of the answer. */
    private int say(Journey video, int attempt) {
        List<TimedStep> steps =
                List.of(new TimedStep(WorkStep.DOWNLOADING, 1, 1_000L), new TimedStep(WorkStep.ENCODING, 1, null));
        return service.signed()
                .post(path(video), new EffortReport(video.videoId, attempt, steps, 1_234L))
                .status();
    }

    private static String path(Journey video) {
        return "/internal/jobs/" + video.jobId + "/effort";
    }

    private static JsonNode timeline(Journey video) {
        return video.api.get(video.path() + "/timeline").json();
    }

    private static List<String> kinds(JsonNode timeline, int lane) {
        return steps(timeline, lane).stream()
                .map(step -> step.get("step").asString())
                .toList();
    }

    private static List<JsonNode> steps(JsonNode timeline, int lane) {
        return timeline.get("lanes").get(lane).get("steps").valueStream().toList();
    }

    /** Number, task and outcome of each. */
    private static List<String> attempts(JsonNode timeline) {
        return timeline.get("attempts")
                .valueStream()
                .map(attempt -> attempt.get("attempt").asInt() + " "
                        + attempt.get("task").asInt() + " "
                        + attempt.get("outcome").asString(""))
                .toList();
    }

    private static void assertGapless(JsonNode timeline) {
        List<JsonNode> steps = steps(timeline, 0);
        String end = timeline.get("from").asString();
        for (JsonNode step : steps) {
            assertThat(step.get("startedAt").asString()).isEqualTo(end);
            end = step.get("endedAt").asString();
        }
        assertThat(end).isEqualTo(timeline.get("to").asString());
    }
}
