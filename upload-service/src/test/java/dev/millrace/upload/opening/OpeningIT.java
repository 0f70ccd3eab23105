package dev.millrace.upload.opening;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.UploadClient.Answer;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.ForgetfulStore;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RunningUploadService
class OpeningIT {

    private static final long LARGEST = 1_610_612_736;

    private final VideoServiceFake videos;
    private final ForgetfulStore store;
    private final JdbcClient jdbc;
    private final UploadClient phone;
    private final UUID video;

    OpeningIT(VideoServiceFake videos, ForgetfulStore store, JdbcClient jdbc, @LocalServerPort int port) {
        this.videos = videos;
        this.store = store;
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void anOpenedSessionSaysHowTheFileIsCut() {
        Answer opened = phone.open(video, "video/mp4", 734_003_200).expect(201);

        assertThat(opened.text("status")).isEqualTo("INITIATED");
        assertThat(opened.text("videoId")).isEqualTo(video.toString());
        assertThat(opened.body().path("partSizeBytes").asLong()).isEqualTo(5_242_880);
        assertThat(opened.body().path("totalParts").asInt()).isEqualTo(140);
        assertThat(opened.text("expiresAt")).endsWith("Z");
        assertThat(opened.headers().firstValue("Location")).contains("/api/uploads/" + opened.text("uploadSessionId"));
        assertThat(videos.statusOf(video)).isEqualTo("UPLOADING");
    }

    @Test
    void theLargestFileIsTakenAndOneByteMoreIsNot() {
        phone.open(video, "video/mp4", LARGEST).expect(201);

        Answer refused = phone.open(videos.draftOf(phone.user()), "video/mp4", LARGEST + 1)
                .expect(413, "FILE_TOO_LARGE");
        assertThat(refused.body().path("maxBytes").asLong()).isEqualTo(LARGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"video/webm", "image/png", "video", "text/html; x=video/mp4"})
    void otherKindsAreRefusedWithThoseAllowed(String mime) {
        Answer refused = phone.open(video, mime, 1000).expect(415, "UNSUPPORTED_MEDIA_TYPE");

        assertThat(refused.body().path("allowed").toString()).contains("video/quicktime", "video/avi");
    }

    @Test
    void bodiesThatDoNotFitAreNamedFieldByField() {
        String path = "/api/videos/" + video + "/uploads";

        Answer empty = phone.post(path, Map.of()).expect(400, "VALIDATION_FAILED");
        assertThat(empty.body().path("errors").toString()).contains("sourceMime", "sourceSizeBytes");
        phone.open(video, "video/mp4", 0).expect(400, "VALIDATION_FAILED");
        phone.post(path, Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 1, "extra", 1))
                .expect(400, "VALIDATION_FAILED");
        phone.post(path, Map.of("sourceMime", "video/mp4", "sourceSizeBytes", "many"))
                .expect(400, "VALIDATION_FAILED");
        phone.post("/api/videos/none/uploads", Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 1))
                .expect(400, "VALIDATION_FAILED");
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        Answer first =
                phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k1").expect(201);
        Answer second =
                phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k1").expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        phone.open(video, "video/mp4", 1001, "Idempotency-Key", "k1").expect(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aLiveSessionIsNamed() {
        String session = phone.opened(video, 1000);

        Answer refused = phone.open(video, "video/mp4", 1000).expect(409, "UPLOAD_SESSION_ACTIVE");

        assertThat(refused.text("uploadSessionId")).isEqualTo(session);
    }

    @Test
    void aVideoThatAllowsNoUploadKeepsNoSession() {
        UUID ready = videos.videoOf(phone.user(), "READY");

        Answer refused =
                phone.open(ready, "video/mp4", 1000, "Idempotency-Key", "k2").expect(409, "ILLEGAL_TRANSITION");

        assertThat(refused.text("from")).isEqualTo("READY");
        assertThat(refused.text("to")).isEqualTo("UPLOADING");
        assertThat(sessionsOf(ready)).isZero();
    }

    @Test
    void bytesNoLongerFitWhereVideoServiceSaysSo() {
        videos.setFull(true);
        try {
            Answer refused = phone.open(video, "video/mp4", 1000).expect(409, "STORAGE_LIMIT_REACHED");
            assertThat(refused.text("detail")).contains("Delete videos");
        } finally {
            videos.setFull(false);
        }
        assertThat(sessionsOf(video)).isZero();
        phone.opened(video, 1000);
    }

    @Test
    void nobodyElsesVideoIsThere() {
        UUID other = videos.draftOf("somebody-else");

        phone.open(other, "video/mp4", 1000).expect(404, "NOT_FOUND");
        phone.open(UUID.randomUUID(), "video/mp4", 1000).expect(404, "NOT_FOUND");
        assertThat(sessionsOf(other)).isZero();
    }

    @Test
    void fiveAtATimeHoldsUnderARace() {
        List<CompletableFuture<Answer>> racers = IntStream.range(0, 9)
                .mapToObj(i -> videos.draftOf(phone.user()))
                .map(draft -> CompletableFuture.supplyAsync(() -> phone.open(draft, "video/mp4", 1000)))
                .toList();

        List<Answer> answers = racers.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.expect(429, "TOO_MANY_UPLOADS"))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent())
                .allSatisfy(answer -> assertThat(answer.body()
                                .path("uploadSessionIds")
                                .valueStream()
                                .map(JsonNode::asString))
                        .containsExactlyInAnyOrderElementsOf(answers.stream()
                                .filter(opened -> opened.status() == 201)
                                .map(opened -> opened.text("uploadSessionId"))
                                .toList()));
    }

    @Test
    void racersForOneVideoGetOneSession() {
        List<CompletableFuture<Answer>> racers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> phone.open(video, "video/mp4", 1000)))
                .toList();

        assertThat(racers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void videoServiceDownIsSaidAndLeavesNothingBehind() {
        videos.setDown(true);
        try {
            Answer refused = phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k3")
                    .expect(503, "UNAVAILABLE");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        } finally {
            videos.setDown(false);
        }
        assertThat(sessionsOf(video)).isZero();
        eventually(() ->
                phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k3").expect(201));
    }

    @Test
    void aYesThatGotLostIsTakenBack() {
        videos.setForgetful(true);
        try {
            phone.open(video, "video/mp4", 1000).expect(503, "UNAVAILABLE");
        } finally {
            videos.setForgetful(false);
        }
        eventually(() -> assertThat(videos.statusOf(video)).isEqualTo("FAILED"));
        eventually(() -> phone.open(video, "video/mp4", 1000).expect(201));
    }

    @Test
    void theFirstPartsAreSignedWithTheSession() {
        long threeParts = 2 * 5_242_880L + 7;
        Answer opened = openAndSign(threeParts, 2).expect(201);

        assertThat(opened.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(opened.body().path("firstParts").findValuesAsString("partNumber"))
                .containsExactly("1", "2");
        assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
        String session = opened.text("uploadSessionId");
        assertThat(phone.read(session).text("status")).isEqualTo("IN_PROGRESS");
        URI first = URI.create(
                opened.body().path("firstParts").get(0).path("uploadUrl").asString());
        assertThat(UploadClient.put(first, new byte[5_242_880]).statusCode()).isEqualTo(200);
        assertThat(phone.read(session).body().path("bytesUploaded").asLong()).isEqualTo(5_242_880);
    }

    @Test
    void noMoreAreSignedThanThereAre() {
        Answer opened = openAndSign(1000, 100).expect(201);

        assertThat(opened.body().path("firstParts").findValuesAsString("sizeBytes"))
                .containsExactly("1000");
    }

    @Test
    void noneIsSignedUnasked() {
        Answer opened = phone.open(video, "video/mp4", 1000).expect(201);

        assertThat(opened.body().path("firstParts").isArray()).isTrue();
        assertThat(opened.body().path("firstParts")).isEmpty();
        assertThat(opened.text("status")).isEqualTo("INITIATED");
        openAndSign(1000, 0).expect(400, "VALIDATION_FAILED");
        openAndSign(1000, 101).expect(400, "VALIDATION_FAILED");
    }

    @Test
    void askedForAgainTheSameSessionIsSignedAnewAndNoUrlIsStored() {
        Answer first = openAndSign(1000, 1, "Idempotency-Key", "k9").expect(201);
        Answer again = openAndSign(1000, 1, "Idempotency-Key", "k9").expect(201);

        assertThat(again.text("uploadSessionId")).isEqualTo(first.text("uploadSessionId"));
        assertThat(again.body().path("firstParts")).hasSize(1);
        assertThat(jdbc.sql("select answer from idempotency_keys where owner_id = ? and key = 'k9'")
                        .param(phone.user())
                        .query(String.class)
                        .single())
                .doesNotContain("X-Amz-");
        phone.move(first.text("uploadSessionId"), "pause").expect(200);
        assertThat(openAndSign(1000, 1, "Idempotency-Key", "k9")
                        .expect(201)
                        .body()
                        .path("firstParts"))
                .isEmpty();
    }

    @Test
    void anOpeningThatEndedBeforeItsAnswerIsNotGivenOutAsOpened(
            @Autowired SourceCheck check, @Autowired Registrations registrations) {
        OpenedUpload cutOff =
                registrations.register(check.check(video, phone.user(), new UploadRequest("video/mp4", 1000L)), "k5");
        jdbc.sql("update upload_sessions set status = 'FAILED', fail_reason = 'UPLOAD_FAILED' where id = ?")
                .param(cutOff.uploadSessionId())
                .update();

        phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k5").expect(503, "UNAVAILABLE");

        Answer opened =
                phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k5").expect(201);
        assertThat(opened.text("uploadSessionId"))
                .isNotEqualTo(cutOff.uploadSessionId().toString());
        assertThat(videos.statusOf(video)).isEqualTo("UPLOADING");
    }

    @Test
    void storageDownAfterTheYesFailsTheSession() {
        store.refuseToOpen(video);

        phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k4").expect(503, "UNAVAILABLE");

        eventually(() -> assertThat(videos.reportsOf(video))
                .singleElement()
                .isInstanceOfSatisfying(
                        UploadReport.Failed.class,
                        report -> assertThat(report.reason()).isEqualTo(FailReason.UPLOAD_FAILED)));
        phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k4").expect(201);
    }

    @Test
    void aSessionThatWasOpenedMeanwhileIsNotEndedAsHalfOpened(@Autowired UploadSessions sessions) {
        UUID opened =
                UUID.fromString(phone.open(video, "video/mp4", 1000).expect(201).text("uploadSessionId"));

        assertThat(sessions.openingFailed(opened)).isEmpty();

        assertThat(phone.read(opened.toString()).expect(200).text("status")).isEqualTo("INITIATED");
    }

    @Test
    void aTwinThatFailsLeavesWhatTheOtherOpened(
            @Autowired UploadSessions sessions, @Autowired Registrations registrations) {
        String opened = phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k6")
                .expect(201)
                .text("uploadSessionId");
        UploadSession session = sessions.owned(phone.user(), UUID.fromString(opened));

        registrations.undoUnanswered(session, "k6");
        assertThat(registrations.fail(session, "k6")).isEmpty();

        assertThat(jdbc.sql("select count(*) from outbox where subject = ?")
                        .param(video.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(phone.read(opened).expect(200).text("status")).isEqualTo("INITIATED");
        assertThat(phone.open(video, "video/mp4", 1000, "Idempotency-Key", "k6")
                        .expect(201)
                        .text("uploadSessionId"))
                .isEqualTo(opened);
    }

    private int sessionsOf(UUID videoId) {
        return jdbc.sql("select count(*) from upload_sessions where video_id = ?")
                .param(videoId)
                .query(Integer.class)
                .single();
    }

    private Answer openAndSign(long bytes, int sign, String... headers) {
        return phone.post(
                "/api/videos/" + video + "/uploads",
                Map.of("sourceMime", "video/mp4", "sourceSizeBytes", bytes, "sign", sign),
                headers);
    }
}
