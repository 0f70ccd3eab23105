package dev.millrace.proof.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.proof.faults.proxy.Moment.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresPipeIT {

    private static final CloudProcess CLOUD = CloudProcess.shared();

    private static FaultProxy proxy;
    private static String throughLine;

    @BeforeAll
    static void open() throws Exception {
        int target = URI.create(CLOUD.jdbcUrl().substring("jdbc:".length())).getPort();
        int port = free();
        proxy = FaultProxy.open(port, target, true);
        throughLine = "jdbc:postgresql://127.0.0.1:" + port + "/millrace";
        try (Connection connection = connect(CLOUD.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create table things (name text)");
        }
    }

    @AfterAll
    static void close() throws IOException {
        proxy.close();
    }

    @Test
    void changesBeforeTheCommitAreLost() throws SQLException {
        breakpoint(Side.BEFORE, 2);

        insert("before 1");
        assertThatThrownBy(() -> insert("before 2")).isInstanceOf(SQLException.class);

        assertThat(has("before 1")).isTrue();
        assertThat(has("before 2")).isFalse();
    }

    @Test
    void afterTheCommitOnlyItsAnswerIsLost() throws SQLException {
        breakpoint(Side.AFTER, 1);

        assertThatThrownBy(() -> insert("after")).isInstanceOf(SQLException.class);

        assertThat(has("after")).isTrue();
    }

    @Test
    void aPreparedCommitIsRecognised() throws SQLException {
        try (Connection connection = connect(throughLine)) {
            connection.setAutoCommit(false);
            for (int number = 1; number <= 10; number++) {
                insert(connection, "prepared " + number);
                connection.commit();
            }
            breakpoint(Side.BEFORE, 1);
            insert(connection, "prepared 11");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(has("prepared 10")).isTrue();
        assertThat(has("prepared 11")).isFalse();
    }

    private static void breakpoint(Side side, int occurrence) {
        proxy.disarm();
        Moment moment = new Moment(Link.VIDEO_AND_DATABASE, Call.COMMIT, side, occurrence);
        proxy.arm(new Breakpoint(moment, Breakpoint.Then.RESET, Duration.ZERO, () -> {}));
    }

    private static void insert(String name) throws SQLException {
        try (Connection connection = connect(throughLine)) {
            connection.setAutoCommit(false);
            insert(connection, name);
            connection.commit();
        }
    }

    private static void insert(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into things values ('" + name + "')");
        }
    }

    private static boolean has(String name) throws SQLException {
        try (Connection connection = connect(CLOUD.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1 from things where name = '" + name + "'")) {
            return rows.next();
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, CLOUD.jdbcUser(), CLOUD.jdbcPassword());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
