package dev.millrace.proof.bench.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CoreTimesTest {

    private static final CoreTimes BEFORE =
            CoreTimes.parse(List.of("cpu  9 9 9 9 9 9 9 9 0 0", "cpu0 100 1 50 1000 10 2 3 7 0 0", "intr 1"));

    @Test
    void userKernelAndInterruptsAreBusyAndWaitingForTheDiskIsIdle() {
        assertThat(BEFORE.cores().get(0))
                .isEqualTo(new CoreTimes.Time(Duration.ofMillis(1560), Duration.ofMillis(10_100)));
    }

    @Test
    void theShareOfATimeInWhichACoreIsIdle() {
        CoreTimes spent =
                CoreTimes.parse(List.of("cpu0 160 1 50 1035 15 2 3 7 0 0")).since(BEFORE);

        assertThat(spent.idleShare(0, Duration.ofSeconds(1))).isEqualTo(0.4);
        assertThat(spent.busy()).isEqualTo(Duration.ofMillis(600));
        assertThat(spent.idleShare(1, Duration.ofSeconds(1))).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theCoresOfThisMachineAreRead() throws Exception {
        assertThat(CoreTimes.now().cores()).isNotEmpty();
        assertThat(CoreTimes.now().busy()).isPositive();
    }
}
