package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A few seeds of {@code ./millrace faults}, which has thousands. */
class FaultsIT {

    @Test
    void aFewSeedsLoseNothing() {
        String output =
                Suite.running().millrace(Duration.ofMinutes(8), "faults", "--seeds", "1..4", "--port-base", "18280");

        assertThat(output).contains("4 seeds,", " 0 seeds with violations");
    }
}
