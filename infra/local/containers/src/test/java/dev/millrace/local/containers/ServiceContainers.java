package dev.millrace.local.containers;

import dev.millrace.local.cloud.CloudProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startables;

/** The services in containers of their own, over a cloud in containers. Runs of the same images migrate the schemas. */
final class ServiceContainers implements AutoCloseable {

    private static final String VIDEO = "video-service";
    private static final String UPLOAD = "upload-service";
    private static final String WORKER = "transcode-worker";
    private static final String GATEWAY = "api-gateway";

    private final CloudProcess cloud;
    private final Path certificate;
    private final Map<String, Integer> ports = Map.of(VIDEO, freePort(), UPLOAD, freePort(), GATEWAY, freePort());
    private final List<GenericContainer<?>> services;

    private ServiceContainers(CloudProcess cloud, Path directory) throws IOException {
        this.cloud = cloud;
        this.certificate = readableByAll(Path.of(certificateOf(cloud)), directory.resolve("database.crt"));
        this.services = List.of(
                image(VIDEO, 640).serving(settings(VIDEO, "video_app")),
                image(UPLOAD, 640).serving(settings(UPLOAD, "upload_app")),
                image(WORKER, 2048).serving(settings(WORKER)),
                image(GATEWAY, 640).serving(settings(GATEWAY)));
    }

    /** Starts everything and returns when each service is ready. */
    static ServiceContainers start(Path directory) throws IOException, SQLException {
        ServiceContainers all = new ServiceContainers(CloudProcess.start(), directory);
        try {
            all.createUsers();
            all.migrate(VIDEO, "video");
            all.migrate(UPLOAD, "upload");
            Startables.deepStart(all.services).join();
            return all;
        } catch (SQLException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    private void createUsers() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String user : List.of("video_owner", "video_app", "upload_owner", "upload_app")) {
                statement.execute("create role " + user + " login password '" + cloud.jdbcPassword() + "'");
            }
            statement.execute("grant create on database millrace to video_owner, upload_owner");
        }
    }

    private void migrate(String service, String schema) {
        String grant = "--millrace.migrations.grant-to=" + schema + "_app";
        try (GenericContainer<?> run =
                image(service, 640).running(settings(service, schema + "_owner"), "--millrace.migrate", grant)) {
            run.start();
        }
    }

    private ServiceImage image(String service, int memoryMiB) {
        return new ServiceImage(service, memoryMiB, certificate);
    }

    private Map<String, String> settings(String service, String user) {
        Map<String, String> settings = settings(service);
        settings.put("spring.datasource.url", cloud.jdbcUrl().replace(certificateOf(cloud), ServiceImage.TRUSTED));
        settings.put("spring.datasource.username", user);
        settings.put("millrace.migrations.on-start", "false");
        return settings;
    }

    private Map<String, String> settings(String service) {
        Map<String, String> settings = new HashMap<>(cloud.serviceProperties(service));
        settings.put("server.port", String.valueOf(ports.getOrDefault(service, 0)));
        settings.put("millrace.video-service.url", url(VIDEO).toString());
        settings.put("millrace.upload-service.url", url(UPLOAD).toString());
        settings.put("millrace.routes.video-service", url(VIDEO).toString());
        settings.put("millrace.routes.upload-service", url(UPLOAD).toString());
        return settings;
    }

    private URI url(String service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    URI gateway() {
        return url(GATEWAY);
    }

    String token(String user) {
        return cloud.token(user);
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(cloud.jdbcUrl(), "postgres", cloud.jdbcPassword());
    }

    List<GenericContainer<?>> services() {
        return services;
    }

    private static String certificateOf(CloudProcess cloud) {
        return cloud.jdbcUrl().replaceFirst(".*sslrootcert=", "");
    }

    /** why: the file is for its owner alone, and the user in a container is another one. */
    private static Path readableByAll(Path certificate, Path copy) throws IOException {
        Files.copy(certificate, copy);
        return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }

    @Override
    public void close() {
        services.forEach(GenericContainer::stop);
        cloud.close();
    }
}
