package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustedJobsIT {

    private final RunningService service = RunningService.shared();

    @Test
    void usedUpAttemptsFailTheVideoKeepTheRealReasonsAndLeaveOneDeadLetter() {
        Journey video = Journey.aVideo(service).claimed();
        failThreeTimes(video);
        assertThat(failReason(video)).isEqualTo("RETRIES_EXHAUSTED");
        assertThat(keptReasons(video)).containsExactly("TIMED_OUT", "TRANSCODE_ERROR", "TIMED_OUT");
        assertOneDeadLetter(video);
        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
    }

    @Test
    void workersThatFallSilentUseUpAttemptsLikeOnesThatFail() {
        Journey video = Journey.aVideo(service).claimed();
        for (int lapse = 1; lapse <= 3; lapse++) {
            video.lapse();
            video.claim();
        }
        assertThat(failReason(video)).isEqualTo("RETRIES_EXHAUSTED");
        assertThat(keptReasons(video)).containsExactly("TIMED_OUT", "TIMED_OUT", "TIMED_OUT");
        assertOneDeadLetter(video);
    }

    @Test
    void jobOfAPlayingVideoLeavesADeadLetterToo() {
        Journey video = Journey.aVideo(service).playing();
        failThreeTimes(video);
        assertThat(video.status()).isEqualTo("READY");
        assertOneDeadLetter(video);
    }

    @Test
    void badSourceIsNoDeadLetterSinceNoRedriveCanHelp() {
        Journey video = Journey.aVideo(service).failed(FailReason.SOURCE_UNREADABLE);
        assertThat(JobsInQueue.deadOnceDelivered(service, video.videoId)).isEmpty();
        assertThat(failReason(video)).isEqualTo("SOURCE_UNREADABLE");
    }

    private static void failThreeTimes(Journey video) {
        video.fail(FailReason.TIMED_OUT, "stalled");
        video.claim();
        video.fail(FailReason.TRANSCODE_ERROR, "broke");
        video.claim();
        video.fail(FailReason.TIMED_OUT, "stalled");
    }

    private void assertOneDeadLetter(Journey video) {
        assertThat(JobsInQueue.deadOnceDelivered(service, video.videoId))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.get("jobId").asString()).isEqualTo(video.jobId.toString());
                    assertThat(letter.get("sourceFileKey").asString()).isEqualTo(video.sourceKey());
                });
    }

    private static String failReason(Journey video) {
        return video.api.get(video.path()).json().path("failReason").asString("");
    }

    private List<String> keptReasons(Journey video) {
        return service.jdbc()
                .sql("select reason from transcode_failures where video_id = ? order by attempt")
                .param(video.videoId)
                .query(String.class)
                .list();
    }
}
