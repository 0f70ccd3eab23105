package dev.millrace.common.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildrenCpuTest {

    @Test
    void userAndSystemTimeOfTheChildrenCount() {
        String stat = "4711 (a (b) c) S 1 4711 4711 0 -1 4194304 1 2 3 4 500 600 1234 766 20 0 31 0 88 9 9";

        assertThat(ChildrenCpu.used(stat)).isEqualTo(Duration.ofSeconds(20));
    }
}
