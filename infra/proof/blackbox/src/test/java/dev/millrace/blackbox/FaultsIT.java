package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A few seeds of {@code ./millrace faults} that together cover every kind of fault. They run on a suite of their own while the
 * other classes use theirs: each of the two suites spends most of its time waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsIT {

    private static final String SEEDS = "29,69,126,208,267";

    @Test
    void nothingIsLostWhateverIsBroken() {
        String output = Suite.running()
                .millrace(Duration.ofMinutes(30), "faults", "--seeds", SEEDS, "--suites", "1", "--port-base", "18280");

        assertThat(output).contains("5 seeds,", " 0 seeds with violations");
    }
}
