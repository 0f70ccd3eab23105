package dev.millrace.video.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored sum of an owner's source bytes equals the sum over its videos after every kind of change. */
class OwnerSourcesIT {

    private static final int DEVICES = 8;
    private static final int VIDEOS_OF_A_DEVICE = 6;
    private static final long DECLARED = 1000;

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();
    private final VideoTable table = service.bean(VideoTable.class);

    @Test
    void countsFromTheOpenedUploadUntilTheDeletion() {
        Journey video = Journey.aVideo(service);
        assertThat(sum(video)).isZero();
        video.uploading();
        assertThat(sum(video)).isEqualTo(DECLARED);
        report(completed(video, 700));
        assertThat(sum(video)).as("as stored").isEqualTo(700);
        assertThat(table.sourceBytes(video.owner, video.videoId)).isZero();
        video.api.delete(video.path());
        assertThat(sum(video)).isZero();
    }

    @Test
    void anUploadThatEndsCountsNoMoreAndItsSuccessorDoes() {
        Journey video = Journey.aVideo(service).uploading();
        report(new UploadReport.Failed(video.sessionId, video.videoId, FailReason.UPLOAD_EXPIRED));
        assertThat(sum(video)).isZero();
        video.sessionId = UUID.randomUUID();
        video.uploading();
        assertThat(sum(video)).isEqualTo(DECLARED);
    }

    @Test
    void everyVideoCountsOnceWhenAnOwnersDevicesWorkConcurrently() throws Exception {
        Journey other = Journey.aVideo(service).uploading();
        String owner = other.owner;
        List<Callable<Void>> devices = new ArrayList<>();
        for (int device = 0; device < DEVICES; device++) {
            devices.add(() -> {
                for (int number = 0; number < VIDEOS_OF_A_DEVICE; number++) {
                    upload(owner, number);
                }
                return null;
            });
        }

        atOnce(devices);

        long stored = DEVICES * VIDEOS_OF_A_DEVICE / 3 * 700;
        assertThat(table.sourceBytes(owner, other.videoId)).isEqualTo(stored);
        assertThat(table.sourceBytes(owner, UUID.randomUUID())).isEqualTo(stored + DECLARED);
    }

    @Test
    void oneStatementOverManyVideosCounts() {
        Journey one = Journey.aVideo(service).uploading();
        Journey two = Journey.aVideo(service).uploading();
        Journey.aVideoOf(service, one.owner).uploading();

        jdbc.sql("update videos set source_size_bytes = 300 where owner_id in (?, ?)")
                .params(one.owner, two.owner)
                .update();
        assertThat(sum(one)).isEqualTo(600);
        assertThat(sum(two)).isEqualTo(300);

        jdbc.sql("delete from videos where id = ?").param(one.videoId).update();
        assertThat(sum(one)).isEqualTo(300);
    }

    /** A third is stored, a third is cancelled, a third is deleted. */
    private void upload(String owner, int number) {
        Journey video = Journey.aVideoOf(service, owner).uploading();
        switch (number % 3) {
            case 0 -> report(completed(video, 700));
            case 1 -> report(new UploadReport.Canceled(video.sessionId, video.videoId));
            default -> assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        }
    }

    private static UploadReport completed(Journey video, long bytes) {
        return new UploadReport.Completed(
                video.sessionId, video.videoId, video.jobId, video.sourceKey(), bytes, "video/mp4", null);
    }

    private void report(UploadReport report) {
        assertThat(service.signed().post("/api/webhooks/uploads", report).status())
                .isEqualTo(204);
    }

    private long sum(Journey video) {
        return table.sourceBytes(video.owner, UUID.randomUUID());
    }

    private static void atOnce(List<Callable<Void>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(DEVICES);
        try {
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
