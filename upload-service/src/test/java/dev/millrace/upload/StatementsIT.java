package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.CountedStatements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What each call asks of the database: this and no more, in this order. */
@RunningUploadService
class StatementsIT {

    private static final int PART = 5_242_880;

    private final UploadClient phone;
    private final VideoServiceFake videos;
    private final UUID video;

    StatementsIT(VideoServiceFake videos, @LocalServerPort int port) {
        this.videos = videos;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void signing() {
        String session = phone.opened(video, 3L * PART);
        phone.sign(session, 1).expect(200);

        assertThat(CountedStatements.of(() -> phone.sign(session, 2).expect(200)))
                .containsExactly("select upload_sessions");
        assertThat(CountedStatements.of(() -> signMany(session).expect(200))).containsExactly("select upload_sessions");
    }

    @Test
    void theFirstSignatureMovesTheSession() {
        String session = phone.opened(video, 3L * PART);

        assertThat(CountedStatements.of(() -> phone.sign(session, 2).expect(200)))
                .containsExactly(
                        "select upload_sessions", "begin", "lock upload_sessions", "update upload_sessions", "commit");
    }

    @Test
    void reading() {
        String session = phone.opened(video, 1000);
        phone.sign(session, 1).expect(200);

        assertThat(CountedStatements.of(() -> phone.read(session).expect(200)))
                .containsExactly("select upload_sessions");
    }

    @Test
    void opening() {
        assertThat(CountedStatements.of(() -> phone.opened(video, 1000)))
                .containsExactly(
                        "begin",
                        "select pg_advisory_xact_lock",
                        "select upload_sessions",
                        "select upload_sessions",
                        "insert upload_sessions",
                        "commit",
                        "select upload_sessions",
                        "begin",
                        "lock upload_sessions",
                        "update upload_sessions",
                        "commit");
    }

    @Test
    void creatingWithTheVideo() {
        assertThat(CountedStatements.of(() -> phone.create(1000).expect(201)))
                .containsExactly(
                        "begin",
                        "select pg_advisory_xact_lock",
                        "select upload_sessions",
                        "insert upload_sessions",
                        "commit",
                        "select upload_sessions",
                        "begin",
                        "lock upload_sessions",
                        "update upload_sessions",
                        "commit");
    }

    @Test
    void readingTheStatus() {
        String session = phone.opened(video, 1000);

        assertThat(CountedStatements.of(
                        () -> phone.get("/api/uploads/" + session + "/status").expect(200)))
                .containsExactly("select upload_sessions");
    }

    @Test
    void openingWithTheFirstParts() {
        List<String> opening = CountedStatements.of(() -> phone.opened(video, 1000));
        UUID another = videos.draftOf(phone.user());

        assertThat(CountedStatements.of(() -> phone.post(
                                "/api/videos/" + another + "/uploads",
                                Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 1000, "sign", 1))
                        .expect(201)))
                .startsWith(opening.toArray(String[]::new))
                .hasSize(opening.size() + 1)
                .endsWith("select upload_sessions");
    }

    @Test
    void completing() {
        String session = phone.opened(video, 1000);
        phone.send(session, UploadClient.mp4(1000), PART, 1);

        assertThat(CountedStatements.of(() -> phone.complete(session).expect(200)))
                .containsExactly(
                        "select upload_sessions",
                        "begin",
                        "lock upload_sessions",
                        "update upload_sessions",
                        "commit",
                        "begin",
                        "lock upload_sessions",
                        "insert outbox",
                        "insert outbox",
                        "update upload_sessions",
                        "commit",
                        "update outbox",
                        "delete outbox",
                        "delete outbox");
    }

    private UploadClient.Answer signMany(String session) {
        return phone.post("/api/uploads/" + session + "/parts", Map.of("partNumbers", List.of(1, 2, 3)));
    }
}
