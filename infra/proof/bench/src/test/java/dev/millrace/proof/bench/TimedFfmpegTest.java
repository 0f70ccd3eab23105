package dev.millrace.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimedFfmpegTest {

    @Test
    void theShellsOwnTimeIsNotCounted() {
        assertThat(TimedFfmpeg.cpu("0m9.000000s 0m9.000000s\n0m1.250000s 0m0.500000s\n"))
                .isEqualTo(Duration.ofMillis(1750));
    }

    @Test
    void minutesCountToo() {
        assertThat(TimedFfmpeg.cpu("0m0.01s 0m0.00s\n2m3.45s 0m1.05s\n")).isEqualTo(Duration.ofMillis(124_500));
    }
}
