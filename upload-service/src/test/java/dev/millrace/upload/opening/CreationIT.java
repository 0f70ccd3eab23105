package dev.millrace.upload.opening;

import static dev.millrace.upload.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Internal;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.UploadClient.Answer;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.store.ForgetfulStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A video and its session as one call: there are both, or neither. */
@RunningUploadService
class CreationIT {

    private static final String KEY = "Idempotency-Key";

    private final VideoServiceFake videos;
    private final ForgetfulStore store;
    private final JdbcClient jdbc;
    private final UploadClient phone;

    CreationIT(VideoServiceFake videos, ForgetfulStore store, JdbcClient jdbc, @LocalServerPort int port) {
        this.videos = videos;
        this.store = store;
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
    }

    @Test
    void theAnswerHasAllThatTheUploadNeeds() {
        Map<String, Object> body = new HashMap<>(body());
        body.put("description", "Of a house");
        body.put("filename", "a.mov");
        body.put("metadata", Map.of("rooms", 3));
        body.put("sign", 1);

        Answer created = phone.post("/api/uploads", body).expect(201);

        UUID video = UUID.fromString(created.text("videoId"));
        assertThat(created.headers().firstValue("Location"))
                .contains("/api/uploads/" + created.text("uploadSessionId"));
        assertThat(created.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(created.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(created.body().path("firstParts")).hasSize(1);
        assertThat(videos.statusOf(video)).isEqualTo("UPLOADING");
        Internal.VideoCreated creation = videos.creationOf(video);
        assertThat(creation.title()).isEqualTo("A tour");
        assertThat(creation.description()).isEqualTo("Of a house");
        assertThat(creation.filename()).isEqualTo("a.mov");
        assertThat(creation.metadata()).isEqualTo("{\"rooms\":3}");
        assertThat(creation.upload().sourceSizeBytes()).isEqualTo(1000);
    }

    @Test
    void itIsUploadedLikeAnyOther() {
        Answer created = phone.create(1000).expect(201);
        String session = created.text("uploadSessionId");

        phone.send(session, UploadClient.mp4(1000), 5_242_880, 1);
        phone.complete(session).expect(200);

        assertThat(videos.reportsOf(UUID.fromString(created.text("videoId"))))
                .singleElement()
                .isInstanceOf(UploadReport.Completed.class);
    }

    @Test
    void theSameKeyCreatesOneVideo() {
        Answer first = phone.create(1000, KEY, "c1").expect(201);

        assertThat(phone.create(1000, KEY, "c1").expect(201).body()).isEqualTo(first.body());
        assertThat(videos.createdFor(phone.user())).hasSize(1);
        phone.create(1001, KEY, "c1").expect(422, "IDEMPOTENCY_KEY_REUSED");
        Map<String, Object> signed = new HashMap<>(body());
        signed.put("sign", 1);
        assertThat(phone.post("/api/uploads", signed, KEY, "c1").expect(201).text("uploadSessionId"))
                .isEqualTo(first.text("uploadSessionId"));
    }

    @Test
    void racersWithOneKeyGetOneVideo() {
        List<CompletableFuture<Answer>> racers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> phone.create(1000, KEY, "c2")))
                .toList();

        List<String> ids = racers.stream()
                .map(racer -> racer.join().expect(201).text("videoId"))
                .distinct()
                .toList();
        assertThat(videos.createdFor(phone.user()).stream().map(UUID::toString)).containsExactlyElementsOf(ids);
    }

    @Test
    void whatMayNotBeUploadedIsRefusedAsElsewhere() {
        phone.create(1_610_612_737).expect(413, "FILE_TOO_LARGE");
        refused("sourceMime", "image/png", 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(refused("title", " ", 400, "VALIDATION_FAILED")).contains("title");
        assertThat(refused("title", "x".repeat(201), 400, "VALIDATION_FAILED")).contains("title");
        assertThat(refused("metadata", Map.of("n", List.of("x".repeat(16 << 10))), 400, "VALIDATION_FAILED"))
                .contains("16 KiB");
        assertThat(refused("metadata", List.of(), 400, "VALIDATION_FAILED")).contains("metadata");
        assertThat(refused("extra", 1, 400, "VALIDATION_FAILED")).contains("extra");
        refused("sign", 101, 400, "VALIDATION_FAILED");
        assertThat(sessions()).isZero();
        assertThat(videos.createdFor(phone.user())).isEmpty();
    }

    @Test
    void moreThanFiveAtATimeAreRefused() {
        IntStream.range(0, 5).forEach(i -> phone.create(1000).expect(201));

        phone.create(1000).expect(429, "TOO_MANY_UPLOADS");

        assertThat(videos.createdFor(phone.user())).hasSize(5);
    }

    @Test
    void whatDoesNotFitLeavesNothing() {
        videos.setFull(true);
        try {
            phone.create(1000, KEY, "c3").expect(409, "STORAGE_LIMIT_REACHED");
        } finally {
            videos.setFull(false);
        }

        assertThat(sessions()).isZero();
        assertThat(withdrawals()).as("there is nothing to take back").isZero();
        phone.create(1000, KEY, "c3").expect(201);
    }

    @Test
    void aYesThatGotLostLeavesNoVideo() {
        videos.setForgetful(true);
        try {
            phone.create(1000, KEY, "c4").expect(503, "UNAVAILABLE");
        } finally {
            videos.setForgetful(false);
        }

        eventually(() -> assertThat(videos.createdFor(phone.user())).isEmpty());
        assertThat(sessions()).isZero();
        phone.create(1000, KEY, "c4").expect(201);
        assertThat(videos.createdFor(phone.user())).hasSize(1);
    }

    @Test
    void storageDownAfterTheYesLeavesNoVideo() {
        store.refuseToOpenFor(phone.user());

        phone.create(1000, KEY, "c5").expect(503, "UNAVAILABLE");

        eventually(() -> assertThat(videos.createdFor(phone.user())).isEmpty());
        phone.create(1000, KEY, "c5").expect(201);
        assertThat(videos.createdFor(phone.user())).hasSize(1);
    }

    @Test
    void aCancelledSessionFailsTheVideoThatItsOwnerKnows() {
        Answer created = phone.create(1000).expect(201);

        phone.move(created.text("uploadSessionId"), "cancel").expect(200);

        UUID video = UUID.fromString(created.text("videoId"));
        assertThat(videos.reportsOf(video)).singleElement().isInstanceOf(UploadReport.Canceled.class);
        assertThat(videos.isWithdrawn(video)).isFalse();
    }

    private String refused(String field, Object value, int status, String code) {
        Map<String, Object> body = new HashMap<>(body());
        body.put(field, value);
        return phone.post("/api/uploads", body)
                .expect(status, code)
                .body()
                .path("errors")
                .toString();
    }

    private int sessions() {
        return jdbc.sql("select count(*) from upload_sessions where owner_id = ?")
                .param(phone.user())
                .query(Integer.class)
                .single();
    }

    private int withdrawals() {
        return jdbc.sql("select count(*) from outbox where kind = 'video-withdrawal' and payload like ?")
                .param("%" + phone.user() + "%")
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> body() {
        return Map.of("title", "A tour", "sourceMime", "video/mp4", "sourceSizeBytes", 1000);
    }
}
