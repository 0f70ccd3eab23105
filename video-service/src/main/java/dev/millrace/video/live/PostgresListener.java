package dev.millrace.video.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Receives notifications of new events from every instance, over one connection of its own that reconnects when it breaks.
 * After a reconnect it serves all streams: the events that it missed are in the table.
 */
@Component
class PostgresListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PostgresListener.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int ALIVE_SECONDS = 3;

    private final JdbcConnectionDetails database;
    private final Subscriptions subscriptions;
    private volatile @Nullable Thread thread;

    PostgresListener(JdbcConnectionDetails database, Subscriptions subscriptions) {
        this.database = database;
        this.subscriptions = subscriptions;
    }

    private void run() {
        while (isRunning()) {
            try (Connection connection = connect()) {
                subscriptions.wakeAll();
                listen(connection);
            } catch (SQLException e) {
                log.warn("No live events from the database for the moment: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            PGNotification[] heard = postgres.getNotifications((int) LOOK.toMillis());
            Arrays.stream(heard).map(PGNotification::getParameter).distinct().forEach(subscriptions::wake);
            if (heard.length == 0 && !connection.isValid(ALIVE_SECONDS)) {
                throw new SQLException("the connection is dead");
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        put(login, "user", database.getUsername());
        put(login, "password", database.getPassword());
        put(login, "connectTimeout", "3");
        put(login, "ApplicationName", "video-service live");
        Connection connection = DriverManager.getConnection(database.getJdbcUrl(), login);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + VideoEvents.CHANNEL);
        }
        return connection;
    }

    private static void put(Properties login, String key, @Nullable String value) {
        if (value != null) {
            login.put(key, value);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        Thread listener = new Thread(this::run, "live-listener");
        listener.setDaemon(true);
        thread = listener;
        listener.start();
    }

    @Override
    public synchronized void stop() {
        Thread listener = thread;
        thread = null;
        if (listener != null) {
            listener.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
