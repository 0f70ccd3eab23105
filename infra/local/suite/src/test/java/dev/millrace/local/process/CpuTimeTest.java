package dev.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CpuTimeTest {

    @Test
    void ownTimeAndThatOfEndedChildrenAreOneSum() {
        String stat = "42 (a) b) c) S 1 42 42 0 -1 4194304 1 2 3 4 100 20 300 5 20 0 1 0 1 1 1";

        assertThat(CpuTime.parse(stat)).isEqualTo(Duration.ofMillis(4250));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aChildThatHasEndedIsStillCounted() throws Exception {
        long self = ProcessHandle.current().pid();
        Duration before = CpuTime.ofTree(self);

        new ProcessBuilder("/bin/sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done")
                .start()
                .waitFor();

        assertThat(CpuTime.ofTree(self).minus(before)).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void aProcessThatIsNotThereHasUsedNothing() {
        assertThat(CpuTime.ofTree(Integer.MAX_VALUE)).isZero();
    }
}
