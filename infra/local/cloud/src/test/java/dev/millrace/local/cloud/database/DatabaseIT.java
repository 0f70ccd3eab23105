package dev.millrace.local.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Its own server, beside the tests of the other parts: it mostly waits. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseIT {

    private static Database database;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        database = Database.start(directory, 0, true, "secret");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void durableDatabaseHasACommitOnDiskBeforeItReturns() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void allServicesTogetherFindEnoughConnections() throws SQLException {
        assertThat(Integer.parseInt(setting("max_connections"))).isGreaterThanOrEqualTo(100);
    }

    @Test
    void nobodyComesInWithAWrongPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), Database.NAME, "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void ownerMakesSchemasButIsNoSuperuser() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA video");
            assertThatThrownBy(() -> statement.execute("CREATE ROLE other"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** A backend may be killed at any time, after which a shutdown can wait forever for a process. */
    @Test
    void serverThatCannotEndIsEndedAndItsPlaceIsFree(@TempDir Path directory) throws Exception {
        Database stuck = Database.start(directory, 0, true, "secret");
        ProcessHandle server = ProcessHandle.of(stuck.pids().get(0)).orElseThrow();
        for (ProcessHandle part : server.children().toList()) {
            new ProcessBuilder("kill", "-STOP", String.valueOf(part.pid()))
                    .start()
                    .waitFor();
        }

        stuck.close();

        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
        try (Database again = Database.start(directory, 0, true, "secret")) {
            assertThat(again.pids()).hasSize(1).doesNotContain(server.pid());
        }
    }

    private static String setting(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + name)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), Database.NAME, "secret");
    }
}
