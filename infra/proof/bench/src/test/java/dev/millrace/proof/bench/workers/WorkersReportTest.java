package dev.millrace.proof.bench.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.workers.CoreTimes.Time;
import dev.millrace.proof.bench.workers.WorkersRun.Work;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkersReportTest {

    private static final WorkersRun ONE = new WorkersRun(
            seconds(300), seconds(1000), List.of(new Work(42, seconds(960))), seconds(30), cores(1000, 0, 10, 990));

    private static final WorkersRun TWO = new WorkersRun(
            seconds(150),
            seconds(600),
            List.of(new Work(20, seconds(480)), new Work(22, seconds(500))),
            seconds(32),
            cores(520, 80, 505, 95));

    @Test
    void thePageSaysHowAndWhereItWasMeasured() {
        assertThat(page(WorkersPlan.FULL, Cores.of(0, 3)))
                .startsWith("# Two workers on one long video\n")
                .contains("`./millrace bench workers` on 2026-11-30: 2 cores, load 0.1 before, ffmpeg 8.0.1.")
                .contains("1080p30 in H.264 17 Mbit/s, 10m long")
                .contains("worker-2 with its ffmpeg has core 3, and all else has core 0, in both runs.");
        assertThat(page(new WorkersPlan(seconds(70)), Cores.none()))
                .contains("`./millrace bench workers --length 70s`")
                .contains("Nothing was pinned");
    }

    @Test
    void thePageHoldsTwoWorkersAgainstTheGoal() {
        assertThat(page(WorkersPlan.FULL, Cores.of(0, 1)))
                .contains(
                        "| complete → READY: one worker ÷ two | ≥ 1.8 | 2.00 | met |\n",
                        "| complete → all renditions: one worker ÷ two | ≥ 1.8 | 1.67 | not met |\n");
    }

    @Test
    void thePageTellsEveryFigure() {
        assertThat(page(WorkersPlan.FULL, Cores.of(0, 1)))
                .contains("| 1 | 300.0 | 1000.0 | 42 |\n", "| 2 | 150.0 | 600.0 | 20 + 22 |\n")
                .contains("| 1 | 960.0 | – | 30.0 | 990.0 |\n", "| 2 | 480.0 | 500.0 | 32.0 | 1012.0 |\n")
                .contains("| 1 | 0.0 % | 99.0 % | 20.0 s |\n", "| 2 | 13.3 % | 15.8 % | 13.0 s |\n");
    }

    @Test
    void aVideoThatIsNotDividedIsNoPlan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkersPlan(seconds(60)))
                .withMessageContaining("--length");
        assertThat(new WorkersPlan(seconds(600)).isFull()).isTrue();
    }

    private static String page(WorkersPlan plan, Cores cores) {
        Machine machine = new Machine(2, 0.1, "ffmpeg 8.0.1");
        return new WorkersReport(plan, machine, LocalDate.of(2026, 11, 30), cores, ONE, TWO).markdown();
    }

    private static CoreTimes cores(int busy0, int idle0, int busy1, int idle1) {
        return new CoreTimes(
                Map.of(0, new Time(seconds(busy0), seconds(idle0)), 1, new Time(seconds(busy1), seconds(idle1))));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
