package dev.millrace.upload.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.UploadClient.Answer;
import dev.millrace.upload.VideoServiceFake;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningUploadService
class PartSigningIT {

    private static final int THREE_PARTS = 2 * 5_242_880 + 1;

    private final JdbcClient jdbc;
    private final UploadClient phone;
    private final String session;

    PartSigningIT(VideoServiceFake videos, JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.phone = UploadClient.someone(port);
        this.session = phone.opened(videos.draftOf(phone.user()), THREE_PARTS);
    }

    @Test
    void theFirstUrlBeginsTheUpload() {
        Answer signed = phone.sign(session, 1).expect(200);

        assertThat(signed.body().path("partNumber").asInt()).isEqualTo(1);
        assertThat(Instant.parse(signed.text("expiresAt")))
                .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(Duration.ofMinutes(1)));
        assertThat(Duration.between(Instant.parse(signed.text("serverTime")), Instant.parse(signed.text("expiresAt"))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(signed.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(phone.read(session).text("status")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aUrlLivesAsLongAsAskedForUpToTheLongestLife() {
        assertThat(lifeOf(Map.of("partNumber", 1))).isEqualTo(3600);
        assertThat(lifeOf(Map.of("partNumber", 1, "lifeSeconds", 20_000))).isEqualTo(20_000);
        assertThat(lifeOf(Map.of("partNumber", 1, "lifeSeconds", 5))).isEqualTo(5);
        assertThat(lifeOf(Map.of("partNumber", 1, "lifeSeconds", 100_000))).isEqualTo(12 * 3600);
        ask(Map.of("partNumber", 1, "lifeSeconds", 0)).expect(400, "VALIDATION_FAILED");
    }

    private long lifeOf(Map<String, Object> request) {
        Answer signed = ask(request).expect(200);
        assertThat(signed.text("uploadUrl"))
                .contains("X-Amz-Expires="
                        + signed.body().path("expiresInSeconds").asLong() + "&");
        return signed.body().path("expiresInSeconds").asLong();
    }

    @Test
    void severalAreSignedAtOnceInTheirOrder() {
        Answer signed = signMany(List.of(3, 1, 2)).expect(200);

        assertThat(signed.body().path("parts").findValuesAsString("partNumber")).containsExactly("3", "1", "2");
        assertThat(signed.body().path("parts").findValuesAsString("serverTime")).hasSize(3);
        assertThat(signed.body().path("parts").findValuesAsString("uploadUrl"))
                .allSatisfy(url -> assertThat(url).contains("X-Amz-Signature", "content-length"));
    }

    @Test
    void numbersOutsideThePlanAreRefused() {
        phone.sign(session, 0).expect(400, "VALIDATION_FAILED");
        phone.sign(session, 4).expect(400, "VALIDATION_FAILED");
        signMany(List.of(1, 4)).expect(400, "VALIDATION_FAILED");
        signMany(List.of(1, 1)).expect(400, "VALIDATION_FAILED");
        signMany(List.of()).expect(400, "VALIDATION_FAILED");
        signMany(IntStream.rangeClosed(1, 1001).boxed().toList()).expect(400, "VALIDATION_FAILED");
        ask(Map.of()).expect(400, "VALIDATION_FAILED");
        ask(Map.of("partNumber", 1, "partNumbers", List.of(2))).expect(400, "VALIDATION_FAILED");
        assertThat(phone.read(session).text("status")).isEqualTo("INITIATED");
    }

    @Test
    void aBodyOfAnotherLengthIsRefusedByStorage() {
        URI last = phone.urlOf(session, 3);

        assertThat(UploadClient.put(last, new byte[2]).statusCode()).isEqualTo(403);
        assertThat(UploadClient.put(last, new byte[1]).statusCode()).isEqualTo(200);
    }

    @Test
    void theLengthOfEveryPartIsSaidBesideItsUrlAndInTheSession() {
        Answer read = phone.read(session);

        assertThat(read.body().path("partSizeBytes").asLong()).isEqualTo(5_242_880);
        assertThat(read.body().path("lastPartSizeBytes").asLong()).isEqualTo(1);
        assertThat(phone.sign(session, 3).body().path("sizeBytes").asLong()).isEqualTo(1);
    }

    @Test
    void aTamperedUrlIsRefusedByStorage() {
        URI last = phone.urlOf(session, 3);
        URI other = URI.create(last.toString().replace("partNumber=3", "partNumber=2"));

        assertThat(UploadClient.put(other, new byte[1]).statusCode()).isEqualTo(403);
    }

    @Test
    void aPartSentAgainReplacesTheFirst() {
        URI last = phone.urlOf(session, 3);
        UploadClient.put(last, new byte[] {1});
        UploadClient.put(phone.urlOf(session, 3), new byte[] {2});

        assertThat(phone.read(session).body().path("bytesUploaded").asInt()).isEqualTo(1);
        assertThat(phone.read(session).body().path("parts")).hasSize(1);
    }

    @Test
    void nothingIsSignedWhilePausedNorAfterTheEnd() {
        phone.sign(session, 1).expect(200);
        phone.move(session, "pause").expect(200);
        Answer refused = phone.sign(session, 1).expect(409, "ILLEGAL_TRANSITION");
        assertThat(refused.text("from")).isEqualTo("PAUSED");

        phone.move(session, "resume").expect(200);
        phone.sign(session, 1).expect(200);
        phone.move(session, "cancel").expect(200);
        phone.sign(session, 1).expect(409, "ILLEGAL_TRANSITION");
    }

    @Test
    void aUrlOfACancelledSessionIsRefusedByStorage() {
        URI first = phone.urlOf(session, 3);
        phone.move(session, "cancel").expect(200);

        assertThat(UploadClient.put(first, new byte[1]).statusCode()).isEqualTo(404);
    }

    @Test
    void signingDoesNotWriteEachTime() {
        phone.sign(session, 1).expect(200);
        long before = version();

        IntStream.range(0, 20).forEach(i -> phone.sign(session, 2).expect(200));
        assertThat(version()).isEqualTo(before);

        jdbc.sql(
                        "update upload_sessions set updated_at = now() - interval '2 minutes', expires_at = now() + interval '1 hour'"
                                + " where id = ?")
                .param(UUID.fromString(session))
                .update();
        phone.sign(session, 2).expect(200);
        assertThat(version()).isGreaterThan(before);
        assertThat(Instant.parse(phone.read(session).text("expiresAt")))
                .isAfter(Instant.now().plus(Duration.ofDays(6)));
    }

    private long version() {
        return jdbc.sql("select version from upload_sessions where id = ?")
                .param(UUID.fromString(session))
                .query(Long.class)
                .single();
    }

    private Answer signMany(List<Integer> numbers) {
        return ask(Map.of("partNumbers", numbers));
    }

    private Answer ask(Map<String, ?> body) {
        return phone.post("/api/uploads/" + session + "/parts", body);
    }
}
