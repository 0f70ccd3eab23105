package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.WalBytes;
import dev.millrace.video.job.DividedJourney;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an upload and a transcode cost the database in bytes of WAL, on our side; upload-service has a test of its own. */
class WalIT {

    private static final Logger log = LoggerFactory.getLogger(WalIT.class);

    private static final int CALLS = 10;

    /** Those of five rounds, and those before the first. */
    private static final int ALL_CALLS = 6 * CALLS;

    private final RunningService service = RunningService.shared();
    private final String owner = "owner-" + UUID.randomUUID();

    @Test
    void anUpload() {
        assertBytes("An upload, created, opened and completed", 8_500, () -> video().transcoding());
    }

    @Test
    void aTranscode() {
        Deque<Journey> waiting = prepared(() -> video().transcoding());

        assertBytes("A transcode, claimed, renewed and READY", 9_500, () -> {
            Journey video = waiting.remove();
            video.claim();
            video.storeOutput();
            video.renew();
            assertThat(video.report(video.readyReport()).status()).isEqualTo(204);
        });
    }

    @Test
    void aReportOfProgress() {
        Journey video = video().claimed();

        assertBytes(
                "A report of progress",
                1_100,
                () -> assertThat(video.report(video.progressReport(42, null)).status())
                        .isEqualTo(204));
    }

    @Test
    void aTask() {
        DividedJourney job = DividedJourney.of(Journey.aVideo(service).claimed(), ALL_CALLS + 1);

        assertBytes("A task, claimed and done", 5_500, () -> job.work(1));
    }

    private Journey video() {
        return Journey.aVideoOf(service, owner);
    }

    private static <T> Deque<T> prepared(Supplier<T> each) {
        Deque<T> all = new ArrayDeque<>();
        for (int number = 0; number < ALL_CALLS; number++) {
            all.add(each.get());
        }
        return all;
    }

    private void assertBytes(String title, long most, Runnable call) {
        long bytes = new WalBytes(service.cloud().serviceProperties("video-service"), CALLS).of(call);
        log.info("{}: {} bytes of WAL", title, bytes);
        assertThat(bytes).as(title).isLessThan(most);
    }
}
