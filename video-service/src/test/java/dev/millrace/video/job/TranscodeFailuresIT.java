package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranscodeFailuresIT {

    private static final String SAID = "[mov,mp4 @ 0x55] moov atom not found";

    private final RunningService service = RunningService.shared();

    @Test
    void everyFailedAttemptIsKeptOnceWithWhatFfmpegSaid() {
        Journey video = Journey.aVideo(service).claimed();
        video.fail(FailReason.TIMED_OUT, "stalled at frame 12");
        video.fail(FailReason.TIMED_OUT, "said again");
        video.claim();
        video.release(false, null);
        video.claim();
        video.report(video.failedReport(FailReason.SOURCE_UNREADABLE, SAID));
        video.report(video.failedReport(FailReason.SOURCE_UNREADABLE, "said again"));
        assertThat(failures(video))
                .containsExactly(
                        Map.of("attempt", 1, "reason", "TIMED_OUT", "detail", "stalled at frame 12"),
                        Map.of("attempt", 3, "reason", "SOURCE_UNREADABLE", "detail", SAID));
    }

    @Test
    void whatFfmpegSaidIsNotForClients() {
        Journey video = Journey.aVideo(service).claimed();
        video.report(video.failedReport(FailReason.SOURCE_UNREADABLE, SAID));
        assertThat(video.api.get(video.path()).response().body()).doesNotContain("moov");
        assertThat(video.api.get("/api/videos").response().body()).doesNotContain("moov");
    }

    @Test
    void anyTextIsKeptAsFarAsItFits() {
        Journey video = Journey.aVideo(service).claimed();
        String said = "\0" + "x".repeat(FailReason.LONGEST_DETAIL) + "y";
        assertThat(video.fail(FailReason.TRANSCODE_ERROR, said).status()).isEqualTo(204);
        assertThat(failures(video).get(0).get("detail")).isEqualTo("x".repeat(FailReason.LONGEST_DETAIL));
    }

    @Test
    void failuresAreForgottenAfterThirtyDays() {
        Journey old = Journey.aVideo(service).failed(FailReason.TIMED_OUT);
        Journey recent = Journey.aVideo(service).failed(FailReason.TIMED_OUT);
        age(old, 31);
        age(recent, 29);
        service.bean(TranscodeFailures.class).pass();
        assertThat(failures(old)).isEmpty();
        assertThat(failures(recent)).hasSize(1);
    }

    private void age(Journey video, int days) {
        service.jdbc()
                .sql("update transcode_failures set created_at = now() - ? * interval '1 day' where video_id = ?")
                .params(days, video.videoId)
                .update();
    }

    private List<Map<String, Object>> failures(Journey video) {
        return service.jdbc()
                .sql("select attempt, reason, coalesce(detail, '') as detail from transcode_failures "
                        + "where video_id = ? order by attempt")
                .param(video.videoId)
                .query()
                .listOfRows();
    }
}
