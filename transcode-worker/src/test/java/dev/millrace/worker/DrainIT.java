package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.keys.ObjectKeys;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;

/** A stopping worker whose attempt has stored much, and whose storage is slow to forget it. */
class DrainIT {

    private static final int SEGMENTS = 2000;

    @RegisterExtension
    static final WorkerFixture fixture = WorkerFixture.prepare(Map.of("millrace.intake.drain-time", "3m"));

    private final CountDownLatch isBack = new CountDownLatch(1);
    private final List<Integer> removed = new CopyOnWriteArrayList<>();

    @AfterEach
    void storageAnswersAgain() {
        isBack.countDown();
        FetchedBytes.beforeEachCall(request -> {});
    }

    @Test
    void theJobIsBackBeforeStorageIsAskedToForget() throws Exception {
        TranscodeJob job = fixture.store(fixture.longClip);
        FakeVideoService.Job seen = fixture.videoService.job(job.jobId());
        String folder = ObjectKeys.attemptPrefix(new AttemptId(job.videoId(), job.jobId(), 1));
        IntStream.range(0, SEGMENTS).parallel().forEach(segment -> store(folder + "1080p/seg_" + segment + ".m4s"));
        FetchedBytes.beforeEachCall(this::removeOnlyWhenTheJobIsBack);
        fixture.send(job);
        await().atMost(WorkerFixture.LIMIT).until(() -> !WorkerFixture.ffmpegs().isEmpty() && seen.isEncoding());

        Thread stopping = new Thread(fixture::stopWorker);
        stopping.start();
        await().atMost(WorkerFixture.LIMIT).until(() -> fixture.visibleMessages() == 1);
        assertThat(seen.releases)
                .singleElement()
                .satisfies(release -> assertThat(release.failed()).isFalse());
        assertThat(removed).isEmpty();

        isBack.countDown();
        stopping.join();
        assertThat(fixture.keys(ObjectKeys.jobPrefix(job.videoId(), job.jobId())))
                .isEmpty();
        assertThat(removed).startsWith(1000, 1000).hasSizeLessThan(5);
        fixture.purge();
    }

    private static void store(String key) {
        fixture.s3.putObject(request -> request.bucket(fixture.cloud.bucket()).key(key), RequestBody.fromString("-"));
    }

    private void removeOnlyWhenTheJobIsBack(SdkRequest request) {
        if (request instanceof DeleteObjectsRequest batch) {
            awaitReturn();
            removed.add(batch.delete().objects().size());
        } else if (request instanceof DeleteObjectRequest) {
            awaitReturn();
            removed.add(1);
        }
    }

    private void awaitReturn() {
        try {
            assertThat(isBack.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
