package dev.millrace.proof.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.local.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetReportTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 30);

    @Test
    void theSameSeedGivesTheSamePage() {
        assertThat(page(1)).isEqualTo(page(1)).isNotEqualTo(page(2));
    }

    @Test
    void thePageHoldsEachFleetAgainstTheAims() {
        assertThat(page(1))
                .startsWith("# A fleet on one long video\n")
                .contains("| efficiency until complete | 1 | ≥ 0.9 | 1.00 | met |\n")
                .contains("| efficiency until complete | 16 | ≥ 0.9 |")
                .contains("| picture made again after a kill | 16 | ≤ 30 s |")
                .contains("## One worker is killed, 3 times: median (lowest–highest)\n")
                .contains("## What each step gives, with 16 workers, one after the other\n")
                .contains("| chunks of stage 2 | 18 |");
    }

    @Test
    void aFleetIsSomeWorkers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FleetPlan(60, List.of(0, 4), 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FleetPlan(1, List.of(4), 1, 1));
        assertThat(new FleetPlan(60, List.of(4, 1, 4), 1, 1).workers()).containsExactly(1, 4);
    }

    private static String page(long seed) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        FleetPlan plan = new FleetPlan(4, List.of(1, 16), 3, seed);
        return new FleetBench(plan, new Terminal(nowhere, nowhere, false))
                .run(DATE)
                .markdown();
    }
}
