package dev.millrace.common.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;

class DatabaseReadingsTest {

    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final DatabaseReadings readings = new DatabaseReadings(clock);

    @Test
    void afterAConnectionCouldNotBeHadNobodyWaitsForAnother() {
        assertThatThrownBy(() -> readings.read(DatabaseReadingsTest::withoutConnection))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(readings.read(DatabaseReadingsTest::withoutConnection)).isNaN();
    }

    @Test
    void fiveSecondsLaterTheDatabaseIsAskedAgain() {
        assertThatThrownBy(() -> readings.read(DatabaseReadingsTest::withoutConnection))
                .isInstanceOf(DataAccessResourceFailureException.class);
        now = now.plus(Duration.ofSeconds(5));

        assertThat(readings.read(() -> 7)).isEqualTo(7);
        assertThat(readings.read(() -> 8)).isEqualTo(8);
    }

    @Test
    void aWrongQueryStopsNoOther() {
        assertThatThrownBy(() -> readings.read(DatabaseReadingsTest::wrong)).isInstanceOf(BadSqlGrammarException.class);

        assertThat(readings.read(() -> 7)).isEqualTo(7);
    }

    private static double withoutConnection() {
        throw new DataAccessResourceFailureException("no connection");
    }

    private static double wrong() {
        throw new BadSqlGrammarException("reading", "selec 1", new SQLException("syntax"));
    }
}
