package dev.millrace.video.database;

import static org.awaitility.Awaitility.await;

import dev.millrace.local.cloud.Certificate;
import dev.millrace.local.cloud.CloudProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The local PostgreSQL as RDS is: TLS, one user that owns a service's schema, and one for the service itself. */
final class ManagedServer implements AutoCloseable {

    static final String OWNER = "video_owner";
    static final String APP = "video_app";

    private static final Pattern ROOT_CERTIFICATE = Pattern.compile("sslrootcert=([^&]+)");

    private final int port;
    private final String password;
    private final Path trusted;
    private final JdbcClient superuser;

    private ManagedServer(String url, String password, Path trusted) {
        this.port = URI.create(url.substring("jdbc:".length())).getPort();
        this.password = password;
        this.trusted = trusted;
        this.superuser = JdbcClient.create(new DriverManagerDataSource(url, "postgres", password));
    }

    /** @param directory for the certificate of a server that has none of its own */
    static ManagedServer over(CloudProcess cloud, Path directory) throws Exception {
        Map<String, String> settings = cloud.serviceProperties("video-service");
        String url = String.valueOf(settings.get("spring.datasource.url"));
        String password = String.valueOf(settings.get("spring.datasource.password"));
        Matcher own = ROOT_CERTIFICATE.matcher(url);
        ManagedServer server = own.find()
                ? new ManagedServer(url, password, Path.of(own.group(1)))
                : withTls(url, password, Certificate.make(directory, "server"));
        server.execute("create role " + OWNER + " login password '" + password + "'");
        server.execute("create role " + APP + " login password '" + password + "'");
        await().until(() -> server.isReachable("millrace"));
        return server;
    }

    /** Restarts nothing: connections without TLS go on. */
    private static ManagedServer withTls(String url, String password, Certificate certificate) {
        ManagedServer server = new ManagedServer(url, password, certificate.certificate());
        server.execute("alter system set ssl_cert_file = '" + certificate.certificate() + "'");
        server.execute("alter system set ssl_key_file = '" + certificate.key() + "'");
        server.execute("alter system set ssl = on");
        server.reload();
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
