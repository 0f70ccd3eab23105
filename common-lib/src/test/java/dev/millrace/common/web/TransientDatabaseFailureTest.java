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

class TransientDatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000",
                "08001",
                "08003",
                "08006", // connection
                "57P01",
                "57P02",
                "57P03",
                "57014", // shutdown, crash, start-up, statement timeout
                "53000",
                "53100",
                "53200",
                "53300",
                "53400", // disk, memory, connections
                "58000",
                "58030", // I/O
                "40001",
                "40P01",
                "55P03", // serialization, deadlock, lock timeout
                "25006",
                "25P03",
                "25P04" // read-only standby, idle and long transactions
            })
    void isRecognisedBySqlState(String state) {
        assertThat(TransientDatabaseFailure.isBehind(behind(new SQLException("gone", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "25P02", "22001", "54000", "XX000", "XX001"})
    void otherStatesAreNone(String state) {
        assertThat(TransientDatabaseFailure.isBehind(behind(new SQLException("no", state))))
                .isFalse();
    }

    @Test
    void poolFailureIsRecognisedWithoutSqlState() {
        assertThat(TransientDatabaseFailure.isBehind(behind(new SQLException("Connection is closed"))))
                .isTrue();
        assertThat(TransientDatabaseFailure.isBehind(behind(new SQLTransientConnectionException("timed out"))))
                .isTrue();
        assertThat(TransientDatabaseFailure.isBehind(behind(new SQLException("Statement is closed"))))
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

        assertThat(TransientDatabaseFailure.isBehind(suppressing)).isTrue();
        assertThat(TransientDatabaseFailure.isBehind(hiding)).isTrue();
        assertThat(TransientDatabaseFailure.isBehind(behind(batch))).isTrue();
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException one = new IllegalStateException("one");
        RuntimeException other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(TransientDatabaseFailure.isBehind(one)).isFalse();
        assertThat(TransientDatabaseFailure.isBehind(new DataIntegrityViolationException("twin")))
                .isFalse();
    }

    private static RuntimeException behind(SQLException e) {
        return new IllegalStateException(new UncategorizedSQLException("task", "select 1", e));
    }
}
