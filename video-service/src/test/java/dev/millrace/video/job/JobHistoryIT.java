package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.video.VideoPurged;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobHistoryIT {

    private final RunningService service = RunningService.shared();

    @Test
    void everyJobIsKeptWithHowItEndedUntilItsVideoIsPurged() {
        Journey video = Journey.aVideo(service).failed(FailReason.TRANSCODE_ERROR);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(202);
        video.jobId = video.openJob();
        video.claim();
        assertThat(video.storeOutput().report(video.readyReport()).status()).isEqualTo(204);
        video.reprocess();

        assertThat(states(video)).containsExactly("GIVEN_UP", "DONE", "CLAIMED");

        assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        assertThat(states(video)).containsExactly("GIVEN_UP", "DONE", "CANCELED");
        assertThat(video.renew().status()).isEqualTo(409);

        service.publish(new VideoPurged(video.videoId));
        assertThat(states(video)).isEmpty();
    }

    private List<String> states(Journey video) {
        return service.jdbc()
                .sql("select state from transcode_jobs where video_id = ? order by opened_at")
                .param(video.videoId)
                .query(String.class)
                .list();
    }
}
