package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.store.ForgetfulStore;
import dev.millrace.upload.store.Multipart;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Storage has lost the multipart of a session: the calls that ask it say so, and a new session is possible. */
@RunningUploadService
class LostPartsIT {

    private static final int PART = 5_242_880;

    private final ForgetfulStore store;
    private final VideoServiceFake videos;
    private final JdbcClient jdbc;
    private final UploadClient phone;
    private final UUID video;
    private final String session;

    LostPartsIT(ForgetfulStore store, VideoServiceFake videos, JdbcClient jdbc, @LocalServerPort int port) {
        this.store = store;
        this.videos = videos;
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
        this.session = phone.opened(video, 1000);
        phone.send(session, UploadClient.mp4(1000), PART, 1);
    }

    @Test
    void signingSaysSo() {
        store.abort(multipart());

        var refused = phone.sign(session, 1).expect(409, "UPLOAD_LOST");

        assertThat(refused.body().path("status").isInt())
                .as("the problem's status")
                .isTrue();
        assertThat(refused.text("sessionStatus")).isEqualTo("FAILED");
        assertThatItFailedAndANewSessionIsPossible();
    }

    /** why: storage is asked once a minute, so a client may learn of it from storage first, as with any URL signed before. */
    @Test
    void signingAPartAgainSaysSoAfterStorageHasRefusedIt() {
        UUID longer = videos.draftOf(phone.user());
        String parts = phone.opened(longer, 3L * PART);
        phone.sign(parts, 1).expect(200);
        store.abort(multipart(longer, parts));

        assertThat(UploadClient.put(phone.urlOf(parts, 2), new byte[PART]).statusCode())
                .isEqualTo(404);
        phone.sign(parts, 2).expect(409, "UPLOAD_LOST");

        assertThat(phone.read(parts).text("status")).isEqualTo("FAILED");
        phone.opened(longer, 1000);
    }

    @Test
    void readingSaysSo() {
        store.abort(multipart());

        assertThat(phone.read(session).expect(200).text("status")).isEqualTo("FAILED");

        assertThatItFailedAndANewSessionIsPossible();
    }

    @Test
    void readingSaysSoWhilePaused() {
        phone.move(session, "pause").expect(200);
        store.abort(multipart());

        assertThat(phone.read(session).expect(200).text("status")).isEqualTo("FAILED");

        assertThatItFailedAndANewSessionIsPossible();
    }

    @Test
    void completingSaysSo() {
        store.abort(multipart());

        phone.complete(session).expect(409, "UPLOAD_LOST");

        assertThatItFailedAndANewSessionIsPossible();
    }

    @Test
    void sessionWhoseObjectIsThereIsNotLost() {
        store.complete(multipart(), store.parts(multipart()));

        assertThat(phone.read(session).expect(200).text("status")).isEqualTo("IN_PROGRESS");
        phone.complete(session).expect(200);
    }

    private void assertThatItFailedAndANewSessionIsPossible() {
        assertThat(phone.read(session).expect(200).text("status")).isEqualTo("FAILED");
        assertThat(videos.reportsOf(video))
                .containsExactly(new UploadReport.Failed(UUID.fromString(session), video, FailReason.UPLOAD_FAILED));
        String next = phone.opened(video, 1000);
        phone.send(next, UploadClient.mp4(1000), PART, 1);
        phone.complete(next).expect(200);
    }

    private Multipart multipart() {
        return multipart(video, session);
    }

    private Multipart multipart(UUID videoId, String sessionId) {
        String uploadId = jdbc.sql("select provider_upload_id from upload_sessions where id = ?::uuid")
                .param(sessionId)
                .query(String.class)
                .single();
        return new Multipart(ObjectKeys.source(videoId, SourceContainer.MP4), uploadId);
    }
}
