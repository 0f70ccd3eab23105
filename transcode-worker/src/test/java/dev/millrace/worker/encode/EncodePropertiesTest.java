package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodePropertiesTest {

    private final EncodeProperties usual = new EncodeProperties(
            EncodeProperties.ReadyAt.FIRST_RENDITION,
            "veryfast",
            "faster",
            23,
            true,
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            10);

    /** The queue hides a message for 12 h at most. */
    @ParameterizedTest
    @CsvSource({"0, PT1M", "3, PT1M30S", "3600, PT10H1M", "14400, PT11H"})
    void timeLimitGrowsWithTheSourceUpToElevenHours(double seconds, Duration limit) {
        assertThat(usual.timeLimit(seconds)).isEqualTo(limit);
    }
}
