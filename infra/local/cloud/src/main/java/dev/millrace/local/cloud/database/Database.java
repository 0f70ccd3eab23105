package dev.millrace.local.cloud.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** PostgreSQL on 127.0.0.1 with one database and its owner, both named millrace. */
public final class Database implements AutoCloseable {

    /** Name of the database and of its owner. */
    public static final String NAME = "millrace";

    private static final String FILES = "data";

    private final EmbeddedPostgres server;
    private final Path directory;

    private Database(EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /**
     * Starts the server in {@code directory}; see {@link #stopLeftBehind}.
     *
     * @param durable whether commits are synchronous
     * @param password of both the owner and the superuser; text of hex digits
     */
    public static Database start(Path directory, int port, boolean durable, String password)
            throws IOException, SQLException {
        Path files = Files.createDirectories(directory.toAbsolutePath()).resolve(FILES);
        EmbeddedPostgres server =
                builder(directory, files, port, durable, password).start();
        Database database = new Database(server, files);
        try {
            database.prepare(password);
        } catch (IOException | SQLException e) {
            server.close();
            throw e;
        }
        return database;
    }

    /** Stops a server that a killed launcher left behind in {@code directory}, if any. */
    public static void stopLeftBehind(Path directory) throws IOException {
        StalePostmaster.stop(directory.toAbsolutePath().resolve(FILES));
    }

    private static EmbeddedPostgres.Builder builder(
            Path directory, Path files, int port, boolean durable, String password) {
        String safe = durable ? "on" : "off";
        Redirect log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                // why: its own hook would stop it immediately on Ctrl-C, while the services still finish their
                // work.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // why: no socket in /tmp, where another server with our port would collide.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                // why: as on RDS; it counts nothing until the extension is created.
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("fsync", safe)
                .setServerConfig("synchronous_commit", safe)
                .setServerConfig("full_page_writes", safe)
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC");
    }

    /** On the first start, creates owner, database and passwords, and from then on requires a password to connect. */
    private void prepare(String password) throws IOException, SQLException {
        Path rules = directory.resolve("pg_hba.conf");
        String locked = "host all all 127.0.0.1/32 scram-sha-256\n";
        if (Files.readString(rules).equals(locked)) {
            return;
        }
        try (Connection connection =
                        server.getPostgresDatabase(Map.of("password", password)).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            // why: a start that was killed midway may have created some of it.
            statement.execute(
                    "DO $$ BEGIN CREATE ROLE millrace LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            statement.execute("ALTER ROLE millrace PASSWORD '" + password + "'");
            if (!statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = 'millrace'")
                    .next()) {
                statement.execute("CREATE DATABASE millrace OWNER millrace");
            }
            Files.writeString(rules, locked);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(server.getPort());
    }

    /** The URL of a server on this port. */
    public static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** Process id of the server, which outlives a killed launcher. */
    public List<Long> pids() {
        return StalePostmaster.pid(directory).stream().boxed().toList();
    }

    /** Stops the server, by force if needed: after a backend was killed, a fast shutdown may hang. */
    @Override
    public void close() throws IOException {
        server.close();
        StalePostmaster.force(directory);
    }
}
