package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Both lifecycles from outside: legal transitions, and refusals with from and to. */
class LifecycleIT {

    private final Api alice = Suite.running().as("lifecycle-" + UUID.randomUUID());
    private final Uploads uploads = new Uploads(alice);

    @Test
    void sessionPausesResumesAndSignsNothingWhilePaused() {
        String session = alice.openSession(alice.createVideo(10), 10);
        assertThat(move(session, "pause").expect(200).get("status")).isEqualTo("PAUSED");
        assertThat(move(session, "pause").expect(200).get("status")).isEqualTo("PAUSED");
        alice.post("/api/uploads/" + session + "/parts", Map.of("partNumber", 1))
                .expectIllegal("PAUSED", "IN_PROGRESS");
        move(session, "complete").expectProblem(409, "PARTS_MISMATCH");
        assertThat(move(session, "resume").expect(200).get("status")).isEqualTo("IN_PROGRESS");
        alice.partUrl(session, 1);
    }

    @Test
    void cancelledSessionNeverResumesAndItsVideoTakesANewOne() {
        String video = alice.createVideo(10);
        String session = alice.openSession(video, 10);
        String url = alice.partUrl(session, 1);
        assertThat(move(session, "cancel").expect(200).get("status")).isEqualTo("CANCELED");
        assertThat(move(session, "cancel").expect(200).get("status")).isEqualTo("CANCELED");
        move(session, "resume").expectIllegal("CANCELED", "IN_PROGRESS");
        move(session, "pause").expectIllegal("CANCELED", "PAUSED");
        move(session, "complete").expectIllegal("CANCELED", "COMPLETED");
        alice.post("/api/uploads/" + session + "/parts", Map.of("partNumber", 1))
                .expectIllegal("CANCELED", "IN_PROGRESS");
        assertThat(Uploads.put(url, java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[10]))
                        .status())
                .isEqualTo(404);

        Answer failed = alice.get("/api/videos/" + video).expect(200);
        assertThat(failed.get("status")).isEqualTo("FAILED");
        assertThat(failed.get("failReason")).isEqualTo("UPLOAD_CANCELED");
        alice.post("/api/videos/" + video + "/retry", null).expectProblem(409, "SOURCE_MISSING");

        alice.openSession(video, 10);
        assertThat(alice.get("/api/videos/" + video).get("status")).isEqualTo("UPLOADING");
        assertThat(alice.get("/api/videos/" + video).get("failReason")).isNull();
    }

    @Test
    void completedSessionIsFinalAndCompletesAgain() {
        long size = Clips.tiny().toFile().length();
        String video = alice.createVideo(size);
        String session = alice.openSession(video, size);
        uploads.sendMissing(session, Clips.tiny());
        for (int time = 1; time <= 2; time++) {
            assertThat(alice.post("/api/uploads/" + session + "/complete", null)
                            .expect(200)
                            .get("status"))
                    .isEqualTo("COMPLETED");
        }
        assertThat(alice.get("/api/videos/" + video).get("status")).isIn("UPLOADED", "TRANSCODING", "READY");
        move(session, "cancel").expectIllegal("COMPLETED", "CANCELED");
        move(session, "pause").expectIllegal("COMPLETED", "PAUSED");
        move(session, "resume").expectIllegal("COMPLETED", "IN_PROGRESS");
        alice.post("/api/uploads/" + session + "/parts", Map.of("partNumber", 1))
                .expectIllegal("COMPLETED", "IN_PROGRESS");

        uploads.awaitStatus(video, "READY");
        newSession(video).expectIllegal("READY", "UPLOADING");
        alice.post("/api/videos/" + video + "/retry", null).expectIllegal("READY", "TRANSCODING");
    }

    @Test
    void draftCannotBeRetried() {
        alice.post("/api/videos/" + alice.createVideo(10) + "/retry", null).expectIllegal("DRAFT", "TRANSCODING");
    }

    @Test
    void otherFileFailsWithItsReason() {
        byte[] text = "This is a letter and no video, whatever its name says."
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String video = alice.createVideo(text.length);
        String session = alice.openSession(video, text.length);
        Uploads.put(alice.partUrl(session, 1), java.net.http.HttpRequest.BodyPublishers.ofByteArray(text))
                .expect(200);
        alice.post("/api/uploads/" + session + "/complete", null).expectProblem(415, "UNSUPPORTED_MEDIA_TYPE");

        Answer failed = alice.get("/api/videos/" + video).expect(200);
        assertThat(failed.get("status")).isEqualTo("FAILED");
        assertThat(failed.get("failReason")).isEqualTo("UNSUPPORTED_FORMAT");
        alice.openSession(video, text.length);
    }

    @Test
    void deletedVideoIsGoneImmediatelyAndForGood() {
        String video = alice.createVideo(10);
        String session = alice.openSession(video, 10);
        String url = alice.partUrl(session, 1);
        alice.delete("/api/videos/" + video).expect(204);
        alice.delete("/api/videos/" + video).expect(204);
        alice.get("/api/videos/" + video).expectProblem(404, "NOT_FOUND");
        newSession(video).expectProblem(404, "NOT_FOUND");
        assertThat(Uploads.put(url, java.net.http.HttpRequest.BodyPublishers.ofByteArray(new byte[10]))
                        .status())
                .isEqualTo(404);
        assertThat(alice.get("/api/videos").text()).doesNotContain(video);
    }

    private Answer newSession(String video) {
        return alice.post(
                "/api/videos/" + video + "/uploads", Map.of("sourceMime", "video/mp4", "sourceSizeBytes", 10));
    }

    private Answer move(String session, String verb) {
        return alice.post("/api/uploads/" + session + "/" + verb, null);
    }
}
