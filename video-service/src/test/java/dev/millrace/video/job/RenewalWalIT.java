package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.WalBytes;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney.Claimed;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a renewal costs the database: as much for a video with a long description as for one without. */
class RenewalWalIT {

    private static final Logger log = LoggerFactory.getLogger(RenewalWalIT.class);

    private static final int RENEWALS = 40;
    private static final long MOST_BYTES = 600;

    private final RunningService service = RunningService.shared();

    @Test
    void aRenewalWritesTheJobAlone() {
        Journey video = Journey.aVideo(service).claimed();
        describeAtLength(video);

        long bytes = bytesOfARenewal(() -> video.renew().status());

        log.info("A renewal writes {} bytes of WAL", bytes);
        assertThat(bytes).as("bytes of WAL per renewal").isLessThan(MOST_BYTES);
    }

    @Test
    void aRenewalOfATaskWritesTheTaskAlone() {
        DividedJourney job = DividedJourney.of(service, 50);
        Claimed task = job.claim();
        describeAtLength(job.video);

        long bytes = bytesOfARenewal(() -> job.renew(task.attempt()));

        log.info("A renewal of a task writes {} bytes of WAL", bytes);
        assertThat(bytes).as("bytes of WAL per renewal").isLessThan(MOST_BYTES);
    }

    private long bytesOfARenewal(IntSupplier renewal) {
        return new WalBytes(service.cloud().serviceProperties("video-service"), RENEWALS)
                .of(() -> assertThat(renewal.getAsInt()).isEqualTo(204));
    }

    private void describeAtLength(Journey video) {
        // why: random, since what repeats itself is stored compressed
        service.jdbc()
                .sql("update videos set description = (select substr(string_agg(gen_random_uuid()::text, ' '), 1, 5000)"
                        + " from generate_series(1, 140)) where id = ?")
                .param(video.videoId)
                .update();
    }
}
