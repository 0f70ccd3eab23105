package dev.millrace.upload.opening;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service dies between two steps of a creation: it goes on, or nothing is left of it. */
@RunningUploadService
class CutOffCreationIT {

    private static final CreateUpload REQUEST =
            new CreateUpload("A tour", null, "video/mp4", 1000L, null, null, null, null);

    private final VideoServiceFake videos;
    private final UploadSessions sessions;
    private final Registrations registrations;
    private final VideoConsent consent;
    private final JdbcClient jdbc;
    private final UploadClient phone;
    private final UUID video = UUID.randomUUID();
    private final UploadSession session;

    CutOffCreationIT(
            VideoServiceFake videos,
            UploadSessions sessions,
            Registrations registrations,
            VideoConsent consent,
            SourceCheck check,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.videos = videos;
        this.sessions = sessions;
        this.registrations = registrations;
        this.consent = consent;
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
        this.session = find(registrations
                .register(check.check(video, phone.user(), "video/mp4", 1000, null), REQUEST, "k")
                .uploadSessionId());
    }

    @Test
    void whoAsksAgainGoesOnWithTheSameVideo() {
        UploadClient.Answer created = phone.create(1000, "Idempotency-Key", "k").expect(201);

        assertThat(created.text("videoId")).isEqualTo(video.toString());
        assertThat(videos.createdFor(phone.user())).containsExactly(video);
    }

    @Test
    void whoAsksAgainAfterTheYesGoesOnToo() {
        consent.toCreate(session, REQUEST, "{}", "k");

        phone.create(1000, "Idempotency-Key", "k").expect(201);

        assertThat(videos.createdFor(phone.user())).containsExactly(video);
    }

    @Test
    void whatNobodyAsksForAgainIsTakenBack() {
        consent.toCreate(session, REQUEST, "{}", "k");

        aMinutePasses();

        eventually(() -> assertThat(videos.createdFor(phone.user())).isEmpty());
        assertThat(videos.reportsOf(video)).isEmpty();
        assertThat(phone.read(session.id().toString()).expect(200).text("status"))
                .isEqualTo("FAILED");
    }

    @Test
    void whatMayHaveArrivedIsTakenBackEvenIfItDidNot() {
        aMinutePasses();

        eventually(() -> assertThat(videos.isWithdrawn(video)).isTrue());
    }

    @Test
    void afterThatTheSameKeyCreatesAnother() {
        aMinutePasses();
        eventually(() -> assertThat(videos.isWithdrawn(video)).isTrue());

        phone.create(1000, "Idempotency-Key", "k").expect(503, "UNAVAILABLE");
        UploadClient.Answer created = phone.create(1000, "Idempotency-Key", "k").expect(201);

        assertThat(created.text("videoId")).isNotEqualTo(video.toString());
        assertThat(videos.createdFor(phone.user())).containsExactly(UUID.fromString(created.text("videoId")));
    }

    @Test
    void aNoThatMayFollowALostYesTakesTheVideoBack() {
        consent.toCreate(session, REQUEST, "{}", "k");
        registrations.undoUnanswered(session, "k");

        eventually(() -> assertThat(videos.createdFor(phone.user())).isEmpty());
        assertThat(sessions.find(session.id())).isEmpty();
    }

    @Test
    void whoCancelsWhatIsStillBeingOpenedHasNoVideo() {
        consent.toCreate(session, REQUEST, "{}", "k");

        phone.move(session.id().toString(), "cancel").expect(200);

        eventually(() -> assertThat(videos.createdFor(phone.user())).isEmpty());
        assertThat(videos.reportsOf(video)).isEmpty();
    }

    private UploadSession find(UUID id) {
        return sessions.find(id).orElseThrow();
    }

    private void aMinutePasses() {
        jdbc.sql("update upload_sessions set created_at = now() - interval '2 minutes' where id = ?")
                .param(session.id())
                .update();
    }
}
