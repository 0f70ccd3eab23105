package dev.millrace.video.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCursorTest {

    private static final ReplayCursor CURSOR = new ReplayCursor(
            Instant.parse("2026-01-22T03:00:00.123456Z"), new UUID(1, 2), Instant.parse("2026-01-23T00:00:00Z"));

    @Test
    void isTheTextThatOperatorsAlreadyHold() {
        assertThat(CURSOR.text())
                .isEqualTo("MjAyNi0wMS0yMlQwMzowMDowMC4xMjM0NTZafDAwMDAwMDAwLTAwMDAtMDAw"
                        + "MS0wMDAwLTAwMDAwMDAwMDAwMnwyMDI2LTAxLTIzVDAwOjAwOjAwWg");
        assertThat(ReplayCursor.parse(CURSOR.text())).isEqualTo(CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "%", "AAAA", "fHx8", "fHw"})
    void everythingElseIsRefused(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> ReplayCursor.parse(text));
    }
}
