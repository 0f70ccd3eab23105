package dev.millrace.local.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.millrace.local.client.Api;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.FetchedStream;
import dev.millrace.local.client.Upload;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.cloud.CloudContainers;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import tools.jackson.databind.JsonNode;

/** The four services by their images, locked down, each with a database user that owns nothing, from upload to playback. */
@EnabledIfSystemProperty(named = CloudContainers.PROPERTY, matches = CloudContainers.ASKED)
class ServicesIT {

    @TempDir
    static Path directory;

    private static ServiceContainers services;

    @BeforeAll
    static void start() throws Exception {
        services = ServiceContainers.start(directory);
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void aVideoIsUploadedTranscodedAndPlayed() throws Exception {
        Api api = new Api(services.gateway(), services.token("alice"));
        Upload.Completed upload =
                new Upload(api, (sent, ofBytes) -> {}).upload(Clips.tiny(directory), "video/mp4", "A tour");

        await().atMost(Duration.ofMinutes(3)).until(() -> VideoState.isComplete(api.video(upload.videoId())));

        JsonNode video = api.video(upload.videoId());
        URI master = URI.create(video.path("playback").path("streamUrl").asString());
        Edge viewer = Edge.of(video);
        assertThat(viewer.statusWithoutCookies(master)).isEqualTo(403);
        FetchedStream stream = FetchedStream.fetch(viewer, master, directory.resolve("stream"));
        assertThat(Clips.framesOf(stream.rendition("master.m3u8"))).isEqualTo(Clips.TINY_FRAMES);
    }

    @Test
    void servicesAreDatabaseUsersOfTheirOwnAndAllTheirConnectionsAreEncrypted() throws Exception {
        List<String> connections = new ArrayList<>();
        try (Connection connection = services.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct usename || case when ssl then ' encrypted' else ' plain' end"
                                + " from pg_stat_activity join pg_stat_ssl using (pid)"
                                + " where client_addr is not null and usename <> 'postgres' order by 1")) {
            while (rows.next()) {
                connections.add(rows.getString(1));
            }
        }

        assertThat(connections).containsExactly("upload_app encrypted", "video_app encrypted");
    }

    @Test
    void onlyTheVolumesCanBeWritten() throws Exception {
        for (GenericContainer<?> service : services.services()) {
            assertThat(exitCode(service, "touch /app/x")).isNotZero();
            assertThat(exitCode(service, "touch /tmp/x /var/lib/millrace/x")).isZero();
            assertThat(service.execInContainer("id", "-u").getStdout().strip()).isEqualTo("10001");
            assertThat(service.getContainerInfo().getMounts())
                    .filteredOn(mount -> Boolean.TRUE.equals(mount.getRW()))
                    .extracting(InspectContainerResponse.Mount::getDestination)
                    .extracting(String::valueOf)
                    .containsExactlyInAnyOrder("/tmp", "/var/lib/millrace");
        }
    }

    private static int exitCode(GenericContainer<?> service, String command) throws Exception {
        return service.execInContainer("/bin/sh", "-c", command).getExitCode();
    }
}
