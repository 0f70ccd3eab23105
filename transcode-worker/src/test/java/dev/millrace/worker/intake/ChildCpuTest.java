package dev.millrace.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildCpuTest {

    private final ChildCpu cpu = new ChildCpu();

    @Test
    void programsOfWorkThatIsAloneAreMeasured() throws Exception {
        ChildCpu.Span alone = cpu.begin();
        count(200_000);

        assertThat(alone.end()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void thoseOfWorkBesideOtherWorkAreNot() {
        ChildCpu.Span first = cpu.begin();
        ChildCpu.Span second = cpu.begin();

        assertThat(second.end()).isNull();
        assertThat(first.end()).isNull();
        assertThat(cpu.begin().end()).isNotNull();
    }

    /** Busy for longer than the kernel's clock ticks, on any machine. */
    private static void count(int to) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt " + to + " ]; do i=$((i+1)); done").start();
        assertThat(process.waitFor()).isZero();
    }
}
