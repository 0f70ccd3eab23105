package dev.millrace.upload.session;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.signature.SignedCalls;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.UploadClient.Answer;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.store.ForgetfulStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningUploadService
class SessionIT {

    private static final int PART = 5_242_880;

    private final VideoServiceFake videos;
    private final ForgetfulStore store;
    private final SignedCalls calls;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final int port;
    private final UploadClient phone;
    private final UUID video;

    SessionIT(
            VideoServiceFake videos,
            ForgetfulStore store,
            SignedCalls calls,
            JdbcClient jdbc,
            MeterRegistry meters,
            @LocalServerPort int port) {
        this.videos = videos;
        this.store = store;
        this.calls = calls;
        this.jdbc = jdbc;
        this.meters = meters;
        this.port = port;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void pauseAndResumeMayBeRepeated() {
        String session = started();

        assertThat(phone.move(session, "pause").expect(200).text("status")).isEqualTo("PAUSED");
        assertThat(phone.move(session, "pause").expect(200).text("status")).isEqualTo("PAUSED");
        assertThat(phone.move(session, "resume").expect(200).text("status")).isEqualTo("IN_PROGRESS");
        assertThat(phone.move(session, "resume").expect(200).text("status")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void whatHasNotBegunCanPauseAndGoOn() {
        String session = phone.opened(video, 1000);

        assertThat(phone.move(session, "pause").expect(200).text("status")).isEqualTo("PAUSED");
        phone.sign(session, 1).expect(409, "ILLEGAL_TRANSITION");
        assertThat(phone.move(session, "resume").expect(200).text("status")).isEqualTo("IN_PROGRESS");
        phone.send(session, UploadClient.mp4(1000), PART, 1);
        assertThat(phone.complete(session).expect(200).text("status")).isEqualTo("COMPLETED");
    }

    @Test
    void whatIsStillBeingOpenedCannotPauseYet() {
        String session = phone.opened(video, 1000);
        jdbc.sql("update upload_sessions set provider_upload_id = null where id = ?")
                .param(UUID.fromString(session))
                .update();

        Answer refused = phone.move(session, "pause").expect(503, "UNAVAILABLE");

        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(phone.read(session).text("status")).isEqualTo("INITIATED");
    }

    @Test
    void aPausedSessionWhosePartsAreAllThereCompletes() {
        String session = started();
        phone.move(session, "pause").expect(200);
        phone.complete(session).expect(409, "PARTS_MISMATCH");
        assertThat(phone.read(session).text("status")).isEqualTo("PAUSED");

        phone.move(session, "resume").expect(200);
        phone.send(session, UploadClient.mp4(1000), PART, 1);
        phone.move(session, "pause").expect(200);
        assertThat(phone.complete(session).expect(200).text("status")).isEqualTo("COMPLETED");
        assertThat(phone.complete(session).expect(200).text("status")).isEqualTo("COMPLETED");
    }

    @Test
    void ownSessionsAreFoundByStatusInPages() {
        String first = phone.opened(video, 1000);
        String second = phone.opened(videos.draftOf(phone.user()), 1000);
        String third = phone.opened(videos.draftOf(phone.user()), 1000);
        phone.move(second, "pause").expect(200);
        phone.move(third, "cancel").expect(200);
        UploadClient another = UploadClient.someone(port);
        another.opened(videos.draftOf(another.user()), 1000);

        Answer live = phone.get("/api/uploads?status=INITIATED&status=IN_PROGRESS&status=PAUSED&limit=1")
                .expect(200);
        assertThat(ids(live)).containsExactly(second);
        assertThat(live.body().at("/items/0/status").asString()).isEqualTo("PAUSED");
        String after = "&cursor=" + live.text("nextCursor");
        Answer rest = phone.get("/api/uploads?status=INITIATED&status=IN_PROGRESS&status=PAUSED&limit=1" + after)
                .expect(200);
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.body().path("nextCursor").isNull()).isTrue();
        assertThat(ids(phone.get("/api/uploads").expect(200))).containsExactly(third, second, first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=GONE", "limit=0", "limit=101", "cursor=abc", "cursor=%00"})
    void whatFindsNoSessionIsRefused(String query) {
        phone.get("/api/uploads?" + query).expect(400, "VALIDATION_FAILED");
    }

    @Test
    void whatHasNotBegunCannotGoOn() {
        String session = phone.opened(video, 1000);

        Answer refused = phone.move(session, "resume").expect(409, "ILLEGAL_TRANSITION");

        assertThat(refused.text("from")).isEqualTo("INITIATED");
        assertThat(phone.read(session).text("status")).isEqualTo("INITIATED");
    }

    @Test
    void cancellingTellsVideoServiceOnceAndFreesTheVideo() {
        String session = started();

        assertThat(phone.move(session, "cancel").expect(200).text("status")).isEqualTo("CANCELED");
        phone.move(session, "cancel").expect(200);

        assertThat(videos.reportsOf(video)).containsExactly(new UploadReport.Canceled(UUID.fromString(session), video));
        phone.move(session, "resume").expect(409, "ILLEGAL_TRANSITION");
        phone.complete(session).expect(409, "ILLEGAL_TRANSITION");
        phone.opened(video, 1000);
    }

    @Test
    void aCompletedSessionStaysCompleted() {
        String session = started();
        phone.send(session, UploadClient.mp4(1000), PART, 1);
        phone.complete(session).expect(200);

        for (String verb : List.of("pause", "resume", "cancel")) {
            Answer refused = phone.move(session, verb).expect(409, "ILLEGAL_TRANSITION");
            assertThat(refused.text("from")).isEqualTo("COMPLETED");
        }
        phone.sign(session, 1).expect(409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theReadingSaysHowFarItIs() {
        String session = phone.opened(video, 2 * PART);
        assertThat(phone.read(session).body().path("etaSeconds").isNull()).isTrue();
        phone.send(session, UploadClient.mp4(2 * PART), PART, 1);
        jdbc.sql("update upload_sessions set speed_since = now() - interval '10 seconds' where id = ?")
                .param(UUID.fromString(session))
                .update();

        Answer read = phone.read(session).expect(200);

        assertThat(read.body().path("bytesUploaded").asInt()).isEqualTo(PART);
        assertThat(read.body().path("totalBytes").asInt()).isEqualTo(2 * PART);
        assertThat(read.body().path("progressPercent").asInt()).isEqualTo(50);
        assertThat(read.body().path("etaSeconds").asInt()).isBetween(9, 15);
    }

    @Test
    void theStatusIsReadWithoutAskingStorage() {
        String session = phone.opened(video, 2 * PART);
        phone.send(session, UploadClient.mp4(2 * PART), PART, 1);
        int listings = store.listings();

        Answer status = phone.get("/api/uploads/" + session + "/status").expect(200);

        assertThat(status.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(status.body().propertyNames())
                .as("nothing that only storage knows")
                .containsExactlyInAnyOrder("uploadSessionId", "status");
        assertThat(store.listings()).isEqualTo(listings);
        assertThat(phone.read(session).body().path("parts")).hasSize(1);
        assertThat(store.listings()).isEqualTo(listings + 1);
    }

    @Test
    void theListIsOfOnesOwnSessionsNewestFirst() {
        String first = phone.opened(video, 1000);
        phone.move(first, "cancel").expect(200);
        String second = phone.opened(video, 1000);

        Answer list = phone.get("/api/videos/" + video + "/uploads").expect(200);

        assertThat(list.body().findValuesAsString("uploadSessionId")).containsExactly(second, first);
        assertThat(list.body().findValuesAsString("status")).containsExactly("INITIATED", "CANCELED");
        UUID draft = videos.draftOf(phone.user());
        assertThat(phone.get("/api/videos/" + draft + "/uploads").expect(200).body())
                .isEmpty();
    }

    @Test
    void aDeletedVideosSessionsAreCancelledAndNobodyIsTold() {
        String session = started();
        URI internal = URI.create("http://127.0.0.1:" + port + "/internal/videos/" + video + "/deleted");

        calls.post(UUID.randomUUID().toString(), internal, new Internal.VideoDeleted(video));
        calls.post(UUID.randomUUID().toString(), internal, new Internal.VideoDeleted(video));

        assertThat(phone.read(session).text("status")).isEqualTo("CANCELED");
        assertThat(videos.reportsOf(video)).isEmpty();
        phone.post("/internal/videos/" + video + "/deleted", Map.of("videoId", video))
                .expect(401, "UNAUTHENTICATED");
    }

    @Test
    void silenceForALifeIsExpiry() {
        String session = started();
        double repairs = repairs("EXPIRED");
        jdbc.sql("update upload_sessions set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("FAILED"));
        eventually(() -> assertThat(videos.reportsOf(video))
                .containsExactly(new UploadReport.Failed(UUID.fromString(session), video, FailReason.UPLOAD_EXPIRED)));
        eventually(() -> assertThat(storageIsOpen(session)).isFalse());
        eventually(() -> assertThat(repairs("EXPIRED")).isGreaterThan(repairs));
        phone.opened(video, 1000);
    }

    @Test
    void aPausedSessionExpiresToo() {
        String session = started();
        phone.move(session, "pause").expect(200);
        jdbc.sql("update upload_sessions set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("FAILED"));
    }

    @Test
    void anOpeningThatWasCutOffEnds() {
        String session = phone.opened(video, 1000);
        nobodyElseIsHalfOpened();
        double repairs = repairs("OPENING_FAILED");
        jdbc.sql("update upload_sessions set provider_upload_id = null, created_at = now() - interval '2 minutes'"
                        + " where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(phone.read(session).text("status")).isEqualTo("FAILED"));
        eventually(() -> assertThat(videos.statusOf(video)).isEqualTo("FAILED"));
        eventually(() -> assertThat(repairs("OPENING_FAILED")).isEqualTo(repairs + 1));
    }

    @Test
    void whatWasNotClearedFromStorageAtTheEndOfASessionIsClearedLater() {
        String session = started();
        phone.move(session, "cancel").expect(200);
        double repairs = repairs("STORAGE_CLEARED");
        jdbc.sql("update upload_sessions set storage_open = true, updated_at = now() - interval '1 day' where id = ?")
                .param(UUID.fromString(session))
                .update();

        eventually(() -> assertThat(storageIsOpen(session)).isFalse());
        eventually(() -> assertThat(repairs("STORAGE_CLEARED")).isGreaterThan(repairs));
    }

    /** why: what other tests left half opened is ended and counted when it is a minute old. */
    private void nobodyElseIsHalfOpened() {
        jdbc.sql("update upload_sessions set created_at = now() where provider_upload_id is null")
                .update();
    }

    private static List<String> ids(Answer page) {
        return page.body().path("items").findValuesAsString("uploadSessionId");
    }

    private double repairs(String repair) {
        return meters.counter("upload.recovery.repairs", "repair", repair).count();
    }

    private boolean storageIsOpen(String session) {
        return jdbc.sql("select storage_open from upload_sessions where id = ?")
                .param(UUID.fromString(session))
                .query(Boolean.class)
                .single();
    }

    private String started() {
        String session = phone.opened(video, 1000);
        phone.sign(session, 1).expect(200);
        return session;
    }
}
