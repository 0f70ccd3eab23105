package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.signal.FakeCloudWatch;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a worker sends to CloudWatch. */
class CloudWatchIT {

    private static final String SERVICE = "transcode-worker";

    @RegisterExtension
    static final WorkerFixture fixture = WorkerFixture.prepare();

    @AfterEach
    void nothingIsLeftInTheQueue() {
        fixture.purge();
    }

    @Test
    void theListedSeriesArriveAndNothingElse() {
        fixture.stopWorker();
        try (FakeCloudWatch cloudWatch = new FakeCloudWatch()) {
            fixture.startWorker(Map.of("millrace.cloudwatch.namespace", FakeCloudWatch.NAMESPACE));
            TranscodeJob job = fixture.store(fixture.shortClip);
            fixture.send(job);
            // why: the message goes when the attempt has been counted
            await().atMost(WorkerFixture.LIMIT)
                    .until(() ->
                            !fixture.videoService.job(job.jobId()).complete().isEmpty() && fixture.messages() == 0);
            fixture.stopWorker();

            cloudWatch.assertListed(SERVICE);
            assertThat(cloudWatch.sum(SERVICE, "transcode.jobs.ended.count", "outcome", "told"))
                    .isEqualTo(1);
            assertThat(cloudWatch.sum(SERVICE, "transcode.encode.speed.avg")).isPositive();
            assertThat(cloudWatch.sum(SERVICE, "transcode.cpu.seconds.count")).isPositive();
        }
    }

    /** The alarm on machines that are taken away sees nothing else. */
    @Test
    void whatIsDrainedAtTheEndIsSentToo() {
        fixture.stopWorker();
        try (FakeCloudWatch cloudWatch = new FakeCloudWatch()) {
            fixture.startWorker(Map.of("millrace.cloudwatch.namespace", FakeCloudWatch.NAMESPACE));
            TranscodeJob job = fixture.store(fixture.longClip);
            fixture.send(job);
            await().atMost(WorkerFixture.LIMIT)
                    .until(() -> !WorkerFixture.ffmpegs().isEmpty()
                            && fixture.videoService.job(job.jobId()).isEncoding());
            fixture.stopWorker();

            assertThat(cloudWatch.sum(SERVICE, "transcode.jobs.ended.count", "outcome", "drained"))
                    .isEqualTo(1);
        }
    }
}
