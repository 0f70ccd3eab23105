package dev.millrace.upload.expiry;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.upload.JobsSeen;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.store.ForgetfulStore;
import dev.millrace.upload.store.Multipart;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database is older than storage, as after the restore of a backup; the client does not come back. */
@RunningUploadService
class ClosedMultipartsIT {

    private static final int BYTES = 1000;

    private final VideoServiceFake videos;
    private final ForgetfulStore store;
    private final JobsSeen jobs;
    private final JdbcClient jdbc;
    private final UploadClient phone;
    private final UUID video;

    ClosedMultipartsIT(
            VideoServiceFake videos, ForgetfulStore store, JobsSeen jobs, JdbcClient jdbc, @LocalServerPort int port) {
        this.videos = videos;
        this.store = store;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void aSessionThatStorageHasCompletedIsCompletedAndItsJobIsSent() {
        String session = sent();
        store.complete(multipart(session), store.parts(multipart(session)));

        isOfYesterday(session);

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
        eventually(() -> assertThat(jobs.of(video)).hasSize(1));
        assertThat(videos.reportsOf(video)).singleElement().isInstanceOf(UploadReport.Completed.class);
    }

    @Test
    void aPausedOneIsCompletedToo() {
        String session = sent();
        phone.move(session, "pause").expect(200);
        store.complete(multipart(session), store.parts(multipart(session)));

        isOfYesterday(session);

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
    }

    @Test
    void oneWhosePartsAreGoneFailsAndTheVideoTakesANewUpload() {
        String session = sent();
        store.abort(multipart(session));

        isOfYesterday(session);

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("FAILED"));
        eventually(() -> assertThat(videos.reportsOf(video))
                .containsExactly(new UploadReport.Failed(UUID.fromString(session), video, FailReason.UPLOAD_FAILED)));
        phone.opened(video, BYTES);
    }

    @Test
    void oneWhoseLifeIsOverBeforeTheFirstLookKeepsWhatStorageHas() {
        String session = sent();
        store.complete(multipart(session), store.parts(multipart(session)));

        jdbc.sql("update upload_sessions set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
        assertThat(store.find(key())).isPresent();
    }

    @Test
    void oneThatIsOpenInStorageGoesOn() {
        String open = sent();
        UUID otherVideo = videos.draftOf(phone.user());
        String closed = phone.opened(otherVideo, BYTES);
        phone.sign(closed, 1).expect(200);
        store.abort(multipart(closed));

        isOfYesterday(
                open); // why first: the pass goes by ids, so when the later session has ended this one was looked at
        isOfYesterday(closed);

        eventually(() -> assertThat(phone.read(closed).text("status")).isEqualTo("FAILED"));
        assertThat(phone.read(open).text("status")).isEqualTo("IN_PROGRESS");
        phone.complete(open).expect(200);
    }

    private String sent() {
        String session = phone.opened(video, BYTES);
        phone.send(session, UploadClient.mp4(BYTES), 5_242_880, 1);
        return session;
    }

    private Multipart multipart(String session) {
        return jdbc.sql("select source_file_key, provider_upload_id from upload_sessions where id = ?")
                .param(UUID.fromString(session))
                .query((row, number) -> new Multipart(row.getString(1), row.getString(2)))
                .single();
    }

    private void isOfYesterday(String session) {
        jdbc.sql("update upload_sessions set updated_at = now() - interval '1 day' where id = ?")
                .param(UUID.fromString(session))
                .update();
    }

    private String key() {
        return ObjectKeys.source(video, SourceContainer.MP4);
    }
}
