package dev.millrace.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsTheMiddleOneOrBetweenTheMiddleTwo() {
        assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
    }

    @Test
    void rangeIsPrintedForSeveralValues() {
        assertThat(Spread.of(List.of(1.234)).text(2)).isEqualTo("1.23");
        assertThat(Spread.of(List.of(1.2, 1.0, 1.4)).text(1)).isEqualTo("1.2 (1.0–1.4)");
    }

    @Test
    void nothingHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
