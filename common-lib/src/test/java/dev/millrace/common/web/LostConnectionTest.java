package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class LostConnectionTest {

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08001", "08003", "08006", "57P01", "57P02", "57P03"})
    void isToldByItsState(String state) {
        assertThat(LostConnection.isBehind(behind(new SQLException("gone", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "42601", "57014", "25P02", "53300"})
    void otherStatesAreNone(String state) {
        assertThat(LostConnection.isBehind(behind(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void isToldByThePoolWithoutAState() {
        assertThat(LostConnection.isBehind(behind(new SQLException("Connection is closed"))))
                .isTrue();
        assertThat(LostConnection.isBehind(behind(new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(LostConnection.isBehind(behind(new SQLException("Statement is closed"))))
                .isFalse();
    }

    @Test
    void isFoundBesideTheCauses() {
        SQLException lost = new SQLException("gone", "08006");
        RuntimeException suppressing = new IllegalStateException("rollback failed");
        suppressing.addSuppressed(new IOException(lost));
        TransactionSystemException hiding = new TransactionSystemException("rollback failed", new SQLException("no"));
        hiding.initApplicationException(behind(lost));
        SQLException batch = new BatchUpdateException("batch", "23000", new int[0]);
        batch.setNextException(lost);

        assertThat(LostConnection.isBehind(suppressing)).isTrue();
        assertThat(LostConnection.isBehind(hiding)).isTrue();
        assertThat(LostConnection.isBehind(behind(batch))).isTrue();
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException one = new IllegalStateException("one");
        RuntimeException other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(LostConnection.isBehind(one)).isFalse();
        assertThat(LostConnection.isBehind(new DataIntegrityViolationException("twin")))
                .isFalse();
    }

    private static RuntimeException behind(SQLException e) {
        return new IllegalStateException(new UncategorizedSQLException("task", "select 1", e));
    }
}
