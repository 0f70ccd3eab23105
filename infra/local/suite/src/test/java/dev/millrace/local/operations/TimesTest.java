package dev.millrace.local.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-01-22T03:00:00Z");

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "90s, PT90S", "10m, PT10M", "2h, PT2H", "7d, PT168H"})
    void spansAreWrittenLikePeopleDo(String text, Duration span) {
        assertThat(Times.span(text)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10 m", "-1m", "1w", "PT10M", "9999999s"})
    void whatIsNoSpanIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Times.span(text)).withMessageContaining("10m");
    }

    @Test
    void aStartIsATimeOrSoLongAgo() {
        assertThat(Times.since("2026-01-21T00:00:00Z", NOW)).isEqualTo("2026-01-21T00:00:00Z");
        assertThat(Times.since("2h", NOW)).isEqualTo("2026-01-22T01:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Times.since("yesterday", NOW))
                .withMessageContaining("2h");
    }
}
