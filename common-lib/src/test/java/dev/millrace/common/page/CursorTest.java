package dev.millrace.common.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ID = new UUID(1, 2);

    @Test
    void isReadAsItWasWritten() {
        Cursor cursor = new Cursor(Instant.parse("2026-01-22T03:00:00.123456Z"), ID);
        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void isTheTextThatClientsAlreadyHold() {
        Cursor cursor = new Cursor(Instant.parse("2026-01-22T03:00:00.123456Z"), ID);
        assertThat(cursor.text())
                .isEqualTo("MjAyNi0wMS0yMlQwMzowMDowMC4xMjM0NTZafDAwMDAwMDAwLTAwMDAtMDAw"
                        + "MS0wMDAwLTAwMDAwMDAwMDAwMnwzMGRlYzRjOA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "+294277-01-09T04:00:54.775807Z",
                "-4713-11-23T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "9999-01-01T00:00:00Z"
            })
    void instantThatNoDatabaseKnowsIsRefused(String instant) {
        String text = new Cursor(Instant.parse(instant), ID).text();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.parse(text))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.VALIDATION_FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "%", "AAAA", "fHx8", "é"})
    void everythingElseIsRefused(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.parse(text));
    }
}
