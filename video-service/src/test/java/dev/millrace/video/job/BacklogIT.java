package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

/** What waits for workers, as the meters tell it. */
class BacklogIT {

    private final RunningService service = RunningService.shared();

    @Test
    void aJobCountsWithItsBytesUntilAWorkerHasIt() {
        double before = value("video.jobs.waiting");
        double bytesBefore = value("video.jobs.waiting.bytes");
        double claimedBefore = value("video.jobs.claimed");

        Journey video = Journey.aVideo(service).transcoding();

        assertThat(value("video.jobs.waiting") - before).isEqualTo(1);
        assertThat(value("video.jobs.waiting.bytes") - bytesBefore).isEqualTo(1000);
        assertThat(value("video.jobs.oldest.seconds")).isPositive();
        assertThat(value("video.jobs.claimed") - claimedBefore).isZero();

        assertThat(video.claim().json().get("outcome").asString()).isEqualTo("CLAIMED");

        assertThat(value("video.jobs.waiting") - before).isZero();
        assertThat(value("video.jobs.waiting.bytes") - bytesBefore).isZero();
        assertThat(value("video.jobs.claimed") - claimedBefore).isEqualTo(1);
    }

    private double value(String name) {
        return service.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
