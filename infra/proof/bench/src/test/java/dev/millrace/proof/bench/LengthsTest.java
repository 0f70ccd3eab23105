package dev.millrace.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {

    @ParameterizedTest
    @ValueSource(strings = {"10s", "60s", "90s", "5m"})
    void parsedLengthIsPrintedUnchanged(String text) {
        assertThat(Lengths.text(Lengths.parse(text))).isEqualTo(text);
    }

    @Test
    void minutesAreMinutes() {
        assertThat(Lengths.parse("5m")).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "s", "10", "1.5m", "-1s", "2h", "61m"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lengths.parse(text));
    }
}
