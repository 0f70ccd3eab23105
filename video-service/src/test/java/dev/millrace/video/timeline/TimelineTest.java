package dev.millrace.video.timeline;

import static dev.millrace.video.timeline.StepKind.DOWNLOADING;
import static dev.millrace.video.timeline.StepKind.ENCODING;
import static dev.millrace.video.timeline.StepKind.UPLOADING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadCourse;
import dev.millrace.common.contract.WorkStep;
import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.job.AttemptSpan;
import dev.millrace.video.job.Division;
import dev.millrace.video.job.Effort;
import dev.millrace.video.job.Effort.Timed;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.job.JobSpan;
import dev.millrace.video.job.Work;
import dev.millrace.video.job.WorkState;
import dev.millrace.video.video.PastStatuses.PastStatus;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times are seconds since the video's creation. */
class TimelineTest {

    private static final Instant CREATED = Instant.parse("2026-11-30T12:00:00Z");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final Effort EFFORT = new Effort(
            List.of(new Timed(WorkStep.DOWNLOADING, 2_000, 400L), new Timed(WorkStep.ENCODING, 5_000, null)), 9_000L);

    private static final List<PastStatus> UPLOADED = List.of(
            new PastStatus(VideoStatus.DRAFT, at(0), at(3)), new PastStatus(VideoStatus.UPLOADING, at(3), at(10)));

    private static final List<PastStatus> TRANSCODED =
            List.of(UPLOADED.get(0), UPLOADED.get(1), new PastStatus(VideoStatus.TRANSCODING, at(10), at(20)));

    @Test
    void allOfAVideosTimeIsInTheFirstLane() {
        Timeline timeline = ready(TRANSCODED, 20, done(20, attempt(1, 12, 20, AttemptEnd.DONE, EFFORT)));

        assertThat(timeline.lanes()).hasSize(1);
        assertThat(words(timeline, 0))
                .containsExactly(
                        "DRAFT 0-3",
                        "UPLOADING 3-10",
                        "QUEUED 10-12",
                        "DOWNLOADING 12-14",
                        "ENCODING 14-19",
                        "REPORTING 19-20");
        assertThat(timeline.unattributed()).isZero();
        assertThat(timeline.ended()).isTrue();
        assertThat(timeline.readyAt()).isEqualTo(at(20));
        assertThat(steps(timeline, 0, UPLOADING).bytes()).isEqualTo(1_000L);
        assertThat(steps(timeline, 0, DOWNLOADING).bytes()).isEqualTo(400L);
    }

    @Test
    void anAttemptHasItsTraceAndTheProcessorTimeOfItsPrograms() {
        Timeline timeline = ready(TRANSCODED, 20, done(20, attempt(1, 12, 20, AttemptEnd.DONE, EFFORT)));

        Timeline.Attempt attempt = timeline.attempts().get(0);
        assertThat(attempt.traceId()).isEqualTo(TRACE);
        assertThat(attempt.cpuMillis()).isEqualTo(9_000L);
        assertThat(attempt.outcome()).isEqualTo(AttemptEnd.DONE);
        assertThat(steps(timeline, 0, ENCODING).attempt()).isEqualTo(attempt.attempt());
    }

    @Test
    void afterAFailureAndALossItBacksOffAndAfterAReleaseItIsQueued() {
        Timeline timeline = ready(
                TRANSCODED,
                40,
                done(
                        40,
                        attempt(1, 10, 12, AttemptEnd.FAILED, EFFORT),
                        attempt(2, 15, 20, AttemptEnd.LOST, null),
                        attempt(3, 22, 25, AttemptEnd.RELEASED, EFFORT),
                        attempt(4, 30, 40, AttemptEnd.DONE, EFFORT)));

        assertThat(words(timeline, 0))
                .containsSubsequence(
                        "DOWNLOADING 10-12",
                        "BACK_OFF 12-15",
                        "LOST 15-20",
                        "BACK_OFF 20-22",
                        "DOWNLOADING 22-24",
                        "ENCODING 24-25",
                        "QUEUED 25-30");
    }

    @Test
    void aWorkersWatchNeverGoesBeyondTheAttemptsEnd() {
        Timeline timeline = ready(TRANSCODED, 20, done(20, attempt(1, 17, 20, AttemptEnd.DONE, EFFORT)));

        assertThat(words(timeline, 0)).endsWith("DOWNLOADING 17-19", "ENCODING 19-20");
    }

    @Test
    void whatNoWorkerSaidIsUnattributed() {
        Timeline timeline = ready(TRANSCODED, 20, done(20, attempt(1, 12, 20, AttemptEnd.DONE, null)));

        assertThat(words(timeline, 0)).endsWith("QUEUED 10-12", "UNATTRIBUTED 12-20");
        assertThat(timeline.unattributed()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void whatWasBeforeTheHistoryWasKeptIsUnattributed() {
        Timeline timeline = ready(List.of(), 20, done(20, attempt(1, 12, 20, AttemptEnd.DONE, EFFORT)));

        assertThat(words(timeline, 0)).startsWith("UNATTRIBUTED 0-10", "QUEUED 10-12");
    }

    @Test
    void tasksAreInAsFewLanesAsWereAtWorkTogether() {
        Timeline timeline = ready(
                TRANSCODED,
                40,
                done(
                        40,
                        attempt(1, 11, 12, AttemptEnd.DIVIDED, null),
                        task(2, 1, 13, 20, AttemptEnd.DONE),
                        task(3, 2, 14, 18, AttemptEnd.LOST),
                        task(4, 3, 20, 25, AttemptEnd.DONE),
                        task(5, 2, 21, 30, AttemptEnd.DONE),
                        attempt(6, 31, 40, AttemptEnd.DONE, EFFORT)));

        assertThat(words(timeline, 0)).containsSubsequence("QUEUED 10-11", "TASKS 12-31", "DOWNLOADING 31-33");
        assertThat(words(timeline, 1)).containsExactly("UNATTRIBUTED 13-20", "UNATTRIBUTED 20-25");
        assertThat(words(timeline, 2)).containsExactly("LOST 14-18", "UNATTRIBUTED 21-30");
        assertThat(timeline.lanes()).hasSize(3);
    }

    @Test
    void whatIsAtWorkGoesOnUntilNow() {
        Timeline timeline = Timeline.of(new History(
                CREATED,
                UPLOADED,
                VideoStatus.TRANSCODING,
                at(10),
                List.of(open(new AttemptSpan(1, 0, at(12), null, null, null), task(2, 1, 13, 14, AttemptEnd.CANCELED))),
                1_000L,
                UploadCourse.UNKNOWN,
                at(17)));

        assertThat(words(timeline, 0)).endsWith("QUEUED 10-12", "WORKING 12-17");
        assertThat(words(timeline, 1)).containsExactly("CANCELED 13-14");
        assertThat(timeline.ended()).isFalse();
        assertThat(timeline.to()).isEqualTo(at(17));
        assertThat(timeline.readyAt()).isNull();
    }

    @Test
    void betweenTwoJobsAVideoPlays() {
        Timeline timeline = ready(
                TRANSCODED,
                20,
                done(20, attempt(1, 12, 20, AttemptEnd.DONE, EFFORT)),
                job(50, new WorkState.GivenUp(FailReason.TRANSCODE_ERROR, at(60))));

        assertThat(words(timeline, 0)).endsWith("REPORTING 19-20", "READY 20-50", "QUEUED 50-60");
        assertThat(timeline.to()).isEqualTo(at(60));
    }

    @Test
    void aVideoThatFailedWaitsForItsOwner() {
        List<PastStatus> past = List.of(
                UPLOADED.get(0),
                UPLOADED.get(1),
                new PastStatus(VideoStatus.FAILED, at(10), at(15)),
                new PastStatus(VideoStatus.UPLOADING, at(15), at(30)));
        Timeline timeline = Timeline.of(new History(
                CREATED, past, VideoStatus.FAILED, at(30), List.of(), null, UploadCourse.UNKNOWN, at(1_000)));

        assertThat(words(timeline, 0))
                .containsExactly("DRAFT 0-3", "UPLOADING 3-10", "FAILED 10-15", "UPLOADING 15-30");
        assertThat(timeline.ended()).isTrue();
        assertThat(steps(timeline, 0, UPLOADING).bytes()).isNull();
    }

    @Test
    void aJobThatIsPassedOverWaitsForItsOwnersTurn() {
        JobSpan job =
                done(40, attempt(1, 20, 22, AttemptEnd.FAILED, EFFORT), attempt(2, 35, 40, AttemptEnd.DONE, EFFORT));
        Timeline timeline =
                ready(TRANSCODED, 40, new JobSpan(job.job(), job.attempts(), Map.of(0, at(14), 1, at(30), 2, at(50))));

        assertThat(words(timeline, 0))
                .containsSubsequence("QUEUED 10-14", "TURN_WAIT 14-20", "BACK_OFF 22-30", "TURN_WAIT 30-35")
                .doesNotContain("TURN_WAIT 40-50");
    }

    @Test
    void aVideoWithMoreJobsThanAreReadBeginsWithTheFirstOfThose() {
        JobSpan[] jobs = Collections.nCopies(JobHistory.MOST_JOBS, done(20)).toArray(JobSpan[]::new);
        Timeline timeline = ready(TRANSCODED, 20, jobs);

        assertThat(timeline.whole()).isFalse();
        assertThat(timeline.from()).isEqualTo(at(10));
    }

    private static Timeline ready(List<PastStatus> past, int readyAt, JobSpan... jobs) {
        return Timeline.of(new History(
                CREATED, past, VideoStatus.READY, at(readyAt), List.of(jobs), 1_000L, UploadCourse.UNKNOWN, at(1_000)));
    }

    private static JobSpan done(int endedAt, AttemptSpan... attempts) {
        return job(10, new WorkState.Done(at(endedAt)), attempts);
    }

    private static JobSpan open(AttemptSpan... attempts) {
        return job(10, new WorkState.Claimed(at(12), at(72), at(12)), attempts);
    }

    private static JobSpan job(int openedAt, WorkState state, AttemptSpan... attempts) {
        Work work = new Work(attempts.length, "claim", 0, at(openedAt), state);
        String traceparent = "00-" + TRACE + "-00f067aa0ba902b7-01";
        Job job = new Job(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "owner",
                "videos/source.mp4",
                traceparent,
                at(openedAt),
                Division.NONE,
                work);
        return new JobSpan(job, List.of(attempts), Map.of());
    }

    private static AttemptSpan attempt(
            int number, int claimedAt, int endedAt, AttemptEnd end, @Nullable Effort effort) {
        return new AttemptSpan(number, 0, at(claimedAt), at(endedAt), end, effort);
    }

    private static AttemptSpan task(int number, int task, int claimedAt, int endedAt, AttemptEnd end) {
        return new AttemptSpan(number, task, at(claimedAt), at(endedAt), end, null);
    }

    private static Instant at(int seconds) {
        return CREATED.plusSeconds(seconds);
    }

    private static List<String> words(Timeline timeline, int lane) {
        return timeline.lanes().get(lane).steps().stream()
                .map(step -> "%s %d-%d".formatted(step.step(), seconds(step.startedAt()), seconds(step.endedAt())))
                .toList();
    }

    private static long seconds(Instant instant) {
        return instant.getEpochSecond() - CREATED.getEpochSecond();
    }

    private static Step steps(Timeline timeline, int lane, StepKind kind) {
        return timeline.lanes().get(lane).steps().stream()
                .filter(step -> step.step() == kind)
                .findFirst()
                .orElseThrow();
    }
}
