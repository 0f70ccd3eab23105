package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.common.signal.FakeCloudWatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What video-service sends to CloudWatch. */
class CloudWatchIT {

    private static final String SERVICE = "video-service";

    @Test
    void theListedSeriesArriveAndNothingElse() {
        try (FakeCloudWatch cloudWatch = new FakeCloudWatch()) {
            try (RunningService service =
                    RunningService.another(Map.of("millrace.cloudwatch.namespace", FakeCloudWatch.NAMESPACE))) {
                Journey.aVideo(service).uploading();
                Journey video = Journey.aVideo(service).ready();
                service.signed()
                        .post(
                                "/internal/jobs/" + video.jobId + "/effort",
                                new EffortReport(video.videoId, video.attempt, List.of(), null));
            }
            cloudWatch.assertListed(SERVICE);
            assertThat(cloudWatch.sum(SERVICE, "video.status.transitions.count", "to", "DRAFT"))
                    .isEqualTo(2);
            assertThat(cloudWatch.sum(SERVICE, "video.status.transitions.count", "to", "UPLOADING"))
                    .isEqualTo(2);
            assertThat(cloudWatch.sum(SERVICE, "video.timeline.unattributed.count"))
                    .isEqualTo(1);
            assertThat(cloudWatch.sum(SERVICE, "video.oldest.seconds.value", "status", "UPLOADING"))
                    .isPositive();
            assertThat(cloudWatch.unit(SERVICE, "video.jobs.oldest.seconds.value"))
                    .isEqualTo("Seconds");
            assertThat(cloudWatch.unit(SERVICE, "video.jobs.waiting.bytes.value"))
                    .isEqualTo("Bytes");
        }
    }
}
