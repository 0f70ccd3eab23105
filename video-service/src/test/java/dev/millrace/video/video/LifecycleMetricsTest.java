package dev.millrace.video.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleMetricsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LifecycleMetrics metrics = new LifecycleMetrics(meters);

    @ParameterizedTest
    @CsvSource({"60, , MET", "61, , MISSED", "90, 30, MET", "91, 30, MISSED"})
    void readyInAMinuteAndTheVideosLengthIsInTime(long seconds, Double length, String slo) {
        metrics.on(change(VideoStatus.READY, null, length, Duration.ofSeconds(seconds)));

        assertThat(count("video.ready.latency", "slo", slo)).isEqualTo(1);
        assertThat(meters.get("video.ready.latency").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT, OURS", "SOURCE_UNREADABLE, SOURCE", "ROLLBACK, PERSON"})
    void aFailureIsSomeonesDoing(FailReason reason, String fault) {
        metrics.on(change(VideoStatus.FAILED, reason, null, Duration.ZERO));

        assertThat(count("video.failures", "fault", fault)).isEqualTo(1);
    }

    @Test
    void everyMoveOfTheTableIsThereFromTheStart() {
        assertThat(count("video.status.transitions", "from", "UPLOADED", "to", "TRANSCODING", "reason", "NONE"))
                .isZero();
        assertThat(count("video.status.transitions", "from", "TRANSCODING", "to", "FAILED", "reason", "TIMED_OUT"))
                .isZero();
    }

    /** Fails when there is no such counter. */
    private double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    private static VideoStatusChanged change(VideoStatus to, FailReason reason, Double length, Duration inPrevious) {
        return new VideoStatusChanged(
                UUID.randomUUID(), "anna", VideoStatus.TRANSCODING, to, reason, length, inPrevious, Instant.EPOCH);
    }
}
