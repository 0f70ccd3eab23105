package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RampRunnerTest {

    @Test
    void ratesRiseToWhatWasAnsweredWhenSaturated() {
        assertThat(RampRunner.rates(50, 1000)).containsExactly(600.0, 800.0, 1000.0);
    }

    @Test
    void noRateIsBelowTheFixedOne() {
        assertThat(RampRunner.rates(50, 70)).containsExactly(56.0, 70.0);
        assertThat(RampRunner.rates(50, 40)).isEmpty();
    }
}
