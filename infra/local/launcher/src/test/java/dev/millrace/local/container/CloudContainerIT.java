package dev.millrace.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.local.suite.PortPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudContainerIT {

    @TempDir
    private static Path data;

    @TempDir
    private static Path settings;

    private static final PortPlan PORTS = freePorts();
    private static Process container;

    @BeforeAll
    static void start() throws Exception {
        container = started(
                "The cloud is up",
                CloudContainer.class.getName(),
                data.toString(),
                settings.toString(),
                String.valueOf(PORTS.base()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        stop(container);
    }

    @Test
    void theDatabaseIsAwayWhileTheCloudStaysAndKeepsWhatWasWritten(@TempDir Path files) throws Exception {
        Process first = database(files);
        execute("create table written (word text)");
        assertThat(PORTS.database()).matches(port -> !isOpenToOthers(port));

        stop(first);
        assertThatThrownBy(() -> execute("insert into written values ('lost')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refused");

        Process second = database(files);
        try {
            execute("insert into written values ('kept')");
        } finally {
            stop(second);
        }
    }

    @Test
    void whatClientsUseCanBeReachedFromOutsideAndTheRestCannot() throws Exception {
        assertThat(PORTS.storage()).matches(CloudContainerIT::isOpenToOthers);
        assertThat(PORTS.identity()).matches(CloudContainerIT::isOpenToOthers);
        assertThat(PORTS.edge()).matches(CloudContainerIT::isOpenToOthers);
        assertThat(PORTS.page()).matches(CloudContainerIT::isOpenToOthers);
        assertThat(PORTS.queue()).matches(port -> !isOpenToOthers(port));
    }

    @Test
    void aCloudThatNobodyAskedToIsNotOpenToOthers() {
        CloudProcess cloud = CloudProcess.shared();

        assertThat(cloud.s3Endpoint()).matches(uri -> !isOpenToOthers(uri.getPort()));
        assertThat(cloud.issuer()).matches(uri -> !isOpenToOthers(uri.getPort()));
        assertThat(cloud.edge()).matches(uri -> !isOpenToOthers(uri.getPort()));
    }

    @Test
    void settingsNameTheAddressesThatArePublished() throws Exception {
        Properties video = read("video-service");
        Properties upload = read("upload-service");

        assertThat(video.getProperty("millrace.playback.cdn-url")).isEqualTo(local(PORTS.edge()));
        assertThat(video.getProperty("millrace.playback.private-key"))
                .contains("\n")
                .startsWith("-----BEGIN");
        assertThat(upload.getProperty("millrace.multipart.public-endpoint")).isEqualTo(local(PORTS.storage()));
        assertThat(upload.getProperty("millrace.video-service.url")).isEqualTo(local(PORTS.video()));
        assertThat(upload.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void onlyTheGatewayIsOpenAndWorkersTakeAnyPort() throws Exception {
        assertThat(read("api-gateway")).containsEntry("server.address", "0.0.0.0");
        assertThat(read("transcode-worker"))
                .containsEntry("server.port", "0")
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("millrace.worker.directory", "/var/lib/millrace/scratch/worker-1");
    }

    @Test
    void nobodyElseReadsTheSecrets() throws Exception {
        try (var files = Files.list(settings)) {
            assertThat(files).hasSize(5).allMatch(CloudContainerIT::isPrivate);
        }
    }

    private static boolean isPrivate(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------");
        } catch (IOException e) {
            return false;
        }
    }

    private static Process database(Path files) throws IOException {
        String file = settings.resolve("postgresql.properties").toString();
        return started("PostgreSQL is up", "dev.millrace.local.cloud.embedded.DatabaseMain", file, files.toString());
    }

    /** Connects as video-service is told to. */
    private static void execute(String sql) throws Exception {
        Properties video = read("video-service");
        try (Connection connection = DriverManager.getConnection(
                        video.getProperty("spring.datasource.url"),
                        video.getProperty("spring.datasource.username"),
                        video.getProperty("spring.datasource.password"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The program with the image's class path, once it has printed that it is up. */
    private static Process started(String up, String... program) throws IOException {
        Path modules = Path.of("..").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                modules + "/cloud/target/lib/*:" + modules + "/launcher/target/lib/*"));
        command.addAll(List.of(program));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        assertThat(output.lines().anyMatch(line -> line.startsWith(up))).isTrue();
        return process;
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Properties read(String service) throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(settings.resolve(service + ".properties"))) {
            properties.load(file);
        }
        return properties;
    }

    private static String local(int port) {
        return URI.create("http://127.0.0.1:" + port).toString();
    }

    /** Sends a request from another address of this machine. */
    private static boolean isOpenToOthers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(otherAddress(), port), 2000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static InetAddress otherAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                // why: on Linux all of 127/8 is this machine, even without a network.
                .orElse(InetAddress.getByName("127.0.0.2"));
    }

    private static PortPlan freePorts() {
        for (int attempt = 0; attempt < 100; attempt++) {
            PortPlan plan = new PortPlan(ThreadLocalRandom.current().nextInt(20_000, 31_000), 1);
            try {
                plan.requireFree();
                return plan;
            } catch (RuntimeException taken) {
                // Tries the next one.
            }
        }
        throw new IllegalStateException("no free ports");
    }
}
