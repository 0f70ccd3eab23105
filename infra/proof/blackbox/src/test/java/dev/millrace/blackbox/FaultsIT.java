package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A few seeds of {@code ./millrace faults} that together cover every kind of fault. */
class FaultsIT {

    private static final String SEEDS = "29,69,126,208,267";

    @Test
    void nothingIsLostWhateverIsBroken() {
        String output = Suite.notStarted()
                .millrace(Duration.ofMinutes(8), "faults", "--seeds", SEEDS, "--suites", "2", "--port-base", "18480");

        assertThat(output).contains("5 seeds,", " 0 seeds with violations");
    }
}
