package dev.millrace.local.containers;

import dev.millrace.local.cloud.Certificate;
import dev.millrace.local.cloud.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL as RDS is: it speaks TLS with a certificate that its clients verify. Database and owner are both named millrace. */
final class Database implements AutoCloseable {

    static final String NAME = "millrace";

    private static final String SUPERUSER = "postgres";

    private final String password = UUID.randomUUID().toString();
    private final Path directory;
    private final Certificate certificate;
    private final PostgreSQLContainer container;

    Database() {
        try {
            directory = Files.createTempDirectory("millrace-database-");
            certificate = Certificate.make(directory, "server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate", e);
        }
        container = new PostgreSQLContainer(DockerImageName.parse("postgres:17"))
                .withLabels(Images.LABELS)
                .withUsername(SUPERUSER)
                .withPassword(password)
                .withDatabaseName(NAME)
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "timezone=UTC",
                        // why: as on RDS; it counts nothing until the extension is created
                        "-c",
                        "shared_preload_libraries=pg_stat_statements");
    }

    PostgreSQLContainer container() {
        return container;
    }

    /** Makes the owner and switches to TLS, once the container runs. */
    void prepare() {
        try (Connection connection = DriverManager.getConnection(container.getJdbcUrl(), SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create role millrace login password '" + password + "'");
            statement.execute("alter database millrace owner to millrace");
            // why by the server itself: it takes no key of another user, and only it knows its own
            write(statement, Files.readString(certificate.certificate()), "cat > server.crt");
            write(statement, Files.readString(certificate.key()), "umask 077 && cat > server.key");
            // why not "alter system": a test resets what it set in that way
            write(statement, "ssl = on", "cat >> postgresql.conf");
            statement.execute("select pg_reload_conf()");
            awaitTls();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be prepared", e);
        }
    }

    private static void write(Statement statement, String text, String program) throws SQLException {
        statement.execute("copy (select regexp_split_to_table('" + text + "', E'\\n')) to program '" + program + "'");
    }

    /** why: the server reads its settings some time after it was told to. */
    private void awaitTls() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                DriverManager.getConnection(url(), NAME, password).close();
                return;
            } catch (SQLException e) {
                if (attempt == 100) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** JDBC URL, with the only certificate that the client trusts. */
    String url() {
        int port = container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        return "jdbc:postgresql://localhost:" + port + "/" + NAME + "?sslmode=verify-full&sslrootcert="
                + certificate.certificate();
    }

    /** Of the owner and of the superuser {@code postgres}. */
    String password() {
        return password;
    }

    @Override
    public void close() {
        container.stop();
        Directories.delete(directory);
    }
}
