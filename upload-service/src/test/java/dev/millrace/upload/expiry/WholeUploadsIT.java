package dev.millrace.upload.expiry;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.UploadReport;
import dev.millrace.upload.JobsSeen;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.store.ForgetfulStore;
import dev.millrace.upload.store.Multipart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The phone sent parts and is not heard from any more. */
@RunningUploadService
class WholeUploadsIT {

    private static final int PART = 5_242_880;
    private static final int BYTES = PART + 1;

    private final VideoServiceFake videos;
    private final ForgetfulStore store;
    private final MeterRegistry meters;
    private final JobsSeen jobs;
    private final JdbcClient jdbc;
    private final UploadClient phone;
    private final UUID video;

    WholeUploadsIT(
            VideoServiceFake videos,
            ForgetfulStore store,
            MeterRegistry meters,
            JobsSeen jobs,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.videos = videos;
        this.store = store;
        this.meters = meters;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void anUploadWhosePartsAreAllStoredCompletesWithoutIt() {
        String session = phone.opened(video, BYTES);
        send(session, 1, 2);

        isDue(session);

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
        eventually(() -> assertThat(jobs.of(video)).hasSize(1));
        assertThat(videos.reportsOf(video)).singleElement().isInstanceOf(UploadReport.Completed.class);
        phone.complete(session).expect(200);
    }

    @Test
    void oneThatLacksAPartGoesOnAndIsLookedAtLater() {
        String session = phone.opened(video, BYTES);
        send(session, 1);

        isDue(session);

        eventually(() -> assertThat(nextLookIsLater(session)).isTrue());
        assertThat(phone.read(session).text("status")).isEqualTo("IN_PROGRESS");
        send(session, 2);
        phone.complete(session).expect(200);
    }

    @Test
    void aPausedOneWaitsForItsOwner() {
        String session = phone.opened(video, BYTES);
        send(session, 1, 2);
        phone.move(session, "pause").expect(200);

        assertThat(isEverDue(session)).isFalse();
        phone.move(session, "resume").expect(200);
        assertThat(isEverDue(session)).isTrue();
    }

    @Test
    void oneWhoseClientCompletesItselfIsNotLookedAt() {
        String session = phone.post(
                        "/api/videos/" + video + "/uploads",
                        Map.of("sourceMime", "video/mp4", "sourceSizeBytes", BYTES, "completeWhenWhole", false))
                .expect(201)
                .text("uploadSessionId");
        send(session, 1, 2);

        assertThat(isEverDue(session)).isFalse();
    }

    @Test
    void oneThatStorageHadCompletedCountsAsARepair() {
        String session = phone.opened(video, BYTES);
        send(session, 1, 2);
        Multipart multipart = multipart(session);
        store.complete(multipart, store.parts(multipart));
        double before = repairs();

        // why not older: another pass looks at old sessions, and counts as well
        jdbc.sql("update upload_sessions set whole_check_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
        eventually(() -> assertThat(repairs()).isEqualTo(before + 1));
    }

    @Test
    void atTheEndOfItsLifeAWholeUploadCompletesThoughItIsPaused() {
        String session = phone.opened(video, BYTES);
        send(session, 1, 2);
        phone.move(session, "pause").expect(200);

        jdbc.sql("update upload_sessions set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("COMPLETED"));
    }

    private double repairs() {
        return meters.counter("upload.recovery.repairs", "repair", "ENDED_IN_STORAGE")
                .count();
    }

    private Multipart multipart(String session) {
        return jdbc.sql("select source_file_key, provider_upload_id from upload_sessions where id = ?")
                .param(UUID.fromString(session))
                .query((row, number) -> new Multipart(row.getString(1), row.getString(2)))
                .single();
    }

    private void send(String session, int... parts) {
        phone.send(session, UploadClient.mp4(BYTES), PART, parts);
    }

    private void isDue(String session) {
        jdbc.sql("update upload_sessions set updated_at = now() - interval '3 minutes', "
                        + "whole_check_at = now() - interval '1 minute' where id = ? and whole_check_at is not null")
                .param(UUID.fromString(session))
                .update();
    }

    private boolean isEverDue(String session) {
        return jdbc.sql("select whole_check_at is not null from upload_sessions where id = ?")
                .param(UUID.fromString(session))
                .query(Boolean.class)
                .single();
    }

    private boolean nextLookIsLater(String session) {
        return jdbc.sql("select whole_check_at > now() + interval '2 minutes' from upload_sessions where id = ?")
                .param(UUID.fromString(session))
                .query(Boolean.class)
                .single();
    }
}
