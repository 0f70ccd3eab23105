package dev.millrace.local.cloud.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectHeadTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60 | 60",
                "public, max-age=31536000, immutable | 31536000",
                "max-age=60, s-maxage=10 | 10",
                "s-maxage=10, max-age=60 | 10",
                "public | 86400",
                "max-age=0 | 0",
                "no-store | 0",
                "no-cache, max-age=60 | 0",
                "private, max-age=60 | 0"
            })
    void keptAsLongAsCacheControlSays(String cacheControl, long seconds) {
        ObjectHead head = new ObjectHead(1, "\"1\"", Map.of("Cache-Control", cacheControl));

        assertThat(Duration.between(NOW, head.freshUntil(NOW))).hasSeconds(seconds);
    }

    @Test
    void keptForADayWhereNothingIsSaid() {
        assertThat(new ObjectHead(1, "\"1\"", Map.of()).freshUntil(NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"1\" | true", "\"0\", W/\"1\" | true", "* | true", "\"2\" | false", "1 | false"})
    void ifNoneMatchNamesIt(String header, boolean named) {
        assertThat(new ObjectHead(1, "\"1\"", Map.of()).isNamedBy(header)).isEqualTo(named);
    }
}
