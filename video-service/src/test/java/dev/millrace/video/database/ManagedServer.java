package dev.millrace.video.database;

import static org.awaitility.Awaitility.await;

import dev.millrace.local.cloud.CloudProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The local PostgreSQL as RDS is: TLS, one user that owns a service's schema, and one for the service itself. */
final class ManagedServer implements AutoCloseable {

    static final String OWNER = "video_owner";
    static final String APP = "video_app";

    private final int port;
    private final String password;
    private final Path trusted;
    private final JdbcClient superuser;

    private ManagedServer(CloudProcess cloud, Certificate server) {
        Map<String, String> settings = cloud.serviceProperties("video-service");
        String url = String.valueOf(settings.get("spring.datasource.url"));
        this.port = URI.create(url.substring("jdbc:".length())).getPort();
        this.password = String.valueOf(settings.get("spring.datasource.password"));
        this.trusted = server.certificate();
        this.superuser = JdbcClient.create(new DriverManagerDataSource(url, "postgres", password));
    }

    /** Restarts nothing: connections without TLS go on. */
    static ManagedServer over(CloudProcess cloud, Certificate certificate) {
        ManagedServer server = new ManagedServer(cloud, certificate);
        server.execute("alter system set ssl_cert_file = '" + certificate.certificate() + "'");
        server.execute("alter system set ssl_key_file = '" + certificate.key() + "'");
        server.execute("alter system set ssl = on");
        server.reload();
        server.execute("create role " + OWNER + " login password '" + server.password + "'");
        server.execute("create role " + APP + " login password '" + server.password + "'");
        await().until(() -> server.isReachable("millrace"));
        return server;
    }

    /** A new database in which the owner may create a schema. */
    String create(String database) {
        execute("create database " + database);
        execute("grant create on database " + database + " to " + OWNER);
        return url(database, trusted);
    }

    /** The URL of a service that trusts this certificate alone. */
    String url(String database, Path certificate) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=verify-full&sslrootcert="
                + certificate;
    }

    String password() {
        return password;
    }

    /** Of all connections of a user, the names of the programs; each with a number sign where it is not encrypted. */
    JdbcClient.StatementSpec connectionsOf(String user) {
        return superuser.sql("""
                        select distinct application_name || case when ssl then '' else '#' end
                        from pg_stat_activity join pg_stat_ssl using (pid) where usename = ?""").param(user);
    }

    private boolean isReachable(String database) {
        try (Connection connection = DriverManager.getConnection(url(database, trusted), APP, password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void execute(String sql) {
        superuser.sql(sql).update();
    }

    private void reload() {
        superuser.sql("select pg_reload_conf()").query().singleRow();
    }

    /** why: another test may restart the server, when the certificate's files are gone. */
    @Override
    public void close() {
        execute("alter system reset all");
        reload();
    }
}
