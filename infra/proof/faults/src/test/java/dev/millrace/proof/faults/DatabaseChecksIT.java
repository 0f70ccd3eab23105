package dev.millrace.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.cloud.CloudProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checks, over the tables of the services. */
class DatabaseChecksIT {

    private static final CloudProcess CLOUD = CloudProcess.shared();

    private final String video = UUID.randomUUID().toString();
    private Connection connection;
    private DatabaseChecks checks;

    @BeforeAll
    static void migrate() {
        migrate("video");
        migrate("upload");
    }

    private static void migrate(String schema) {
        Flyway.configure()
                .dataSource(CLOUD.jdbcUrl(), CLOUD.jdbcUser(), CLOUD.jdbcPassword())
                .schemas(schema)
                .locations("filesystem:../../../" + schema + "-service/src/main/resources/db/migration")
                .load()
                .migrate();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(CLOUD.jdbcUrl(), CLOUD.jdbcUser(), CLOUD.jdbcPassword());
        checks = DatabaseChecks.open(CLOUD.endpoints());
    }

    @AfterEach
    void close() throws SQLException {
        checks.close();
        connection.close();
    }

    @Test
    void anUndeliveredMessageIsFoundByItsSubject() throws SQLException {
        add("video", "invalidation", video, "{\"path\":\"/videos/a\"}");
        add("upload", "upload-report", video, "{\"status\":\"CANCELED\",\"videoId\":\"" + video + "\"}");

        assertThat(unfinished())
                .containsExactly(
                        "video-service has an undelivered message: invalidation of " + video,
                        "upload-service has an undelivered message: upload-report of " + video);
    }

    @Test
    void anUndeliveredMessageOfATaskIsFoundThoughItsSubjectIsAnother() throws SQLException {
        String subject = UUID.randomUUID() + "/3";
        add("video", "transcode-job", subject, "{\"version\":1,\"videoId\":\"" + video + "\"}");

        assertThat(unfinished())
                .containsExactly("video-service has an undelivered message: transcode-job of " + subject);
    }

    @Test
    void anUndeliveredRemovalIsFoundByItsFolder() throws SQLException {
        String folder = "videos/" + video + "/hls/a/1/";
        add("video", "removal", folder, "{\"prefix\":\"" + folder + "\"}");

        assertThat(unfinished()).containsExactly("video-service has an undelivered message: removal of " + folder);
    }

    @Test
    void messagesOfOtherVideosAreNot() throws SQLException {
        String other = UUID.randomUUID().toString();
        add("video", "transcode-job", UUID.randomUUID() + "/1", "{\"videoId\":\"" + other + "\"}");
        add("video", "removal", "videos/" + other + "/", "{\"prefix\":\"videos/" + other + "/\"}");

        assertThat(unfinished()).isEmpty();
        assertThat(checks.miscounted(List.of(video))).isEmpty();
    }

    @Test
    void aWrongSumOfAnOwnersSourcesIsFound() throws SQLException {
        String owner = "owner of " + video;
        run(
                "insert into video.videos (id, owner_id, title, source_mime, source_size_bytes, status, status_since, version,"
                        + " created_at, updated_at) values ('" + video + "', '" + owner
                        + "', 'a tour', 'video/mp4', 1000, 'UPLOADING', now(), 0, now(), now())");
        assertThat(checks.miscounted(List.of(video))).isEmpty();

        run("update video.owner_sources set bytes = bytes - 1 where owner_id = '" + owner + "'");

        assertThat(checks.miscounted(List.of(video)))
                .containsExactly("the sum of an owner's sources is wrong: " + owner);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> unfinished() throws SQLException {
        return checks.unfinished(List.of(video));
    }

    private void add(String schema, String kind, String subject, String payload) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(
                "insert into " + schema
                        + ".outbox (id, kind, subject, payload, created_at, next_attempt_at) values (?, ?, ?, ?, now(), now())")) {
            row.setObject(1, UUID.randomUUID());
            row.setString(2, kind);
            row.setString(3, subject);
            row.setString(4, payload);
            row.executeUpdate();
        }
    }
}
