package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Playback;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The whole journey: from a file to a decodable stream, and unauthorised access to it. */
class RoadIT {

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("road-alice");
    private final Uploads uploads = new Uploads(alice);

    @Test
    void aVideoTravelsFromDraftToAStreamThatDecodes() {
        String video = uploads.upload(Clips.tiny());
        Answer ready = uploads.awaitStatus(video, "READY");

        assertThat(ready.json().path("durationSeconds").asDouble()).isBetween(1.9, 2.2);
        assertThat(ready.json().path("width").asInt()).isEqualTo(320);
        assertThat(ready.json().path("playback").path("ready").asBoolean()).isTrue();
        assertThat(ready.get("playback", "posterUrl")).endsWith(".jpg");
        assertThat(Playback.of(ready).decodeEveryRendition()).isPositive();
    }

    @Test
    void noStreamUrlForAnyStatusButReady() {
        long size = 1000;
        String draft = alice.createVideo(size);
        expectNoStream(draft, "DRAFT");
        String session = alice.openSession(draft, size);
        expectNoStream(draft, "UPLOADING");
        alice.post("/api/uploads/" + session + "/cancel", Map.of()).expect(200);
        expectNoStream(draft, "FAILED");

        String working = uploads.upload(Clips.severalParts());
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50)) // why: often, but below the owner's rate limit
                .until(() -> hasStreamOnlyWhenReady(working));
    }

    private boolean hasStreamOnlyWhenReady(String video) {
        Answer seen = alice.get("/api/videos/" + video).expect(200);
        boolean ready = "READY".equals(seen.get("status"));
        assertThat(seen.get("status")).as(seen.text()).isIn("UPLOADED", "TRANSCODING", "READY");
        assertThat(seen.get("playback", "streamUrl") != null).as(seen.text()).isEqualTo(ready);
        return ready;
    }

    @Test
    void edgeRefusesWithoutCookiesAndWithAnotherVideosCookies() {
        String mine = uploads.upload(Clips.tiny());
        String other = uploads.upload(Clips.tiny());
        Playback playback = Playback.of(uploads.awaitStatus(mine, "READY"));
        Playback others = Playback.of(uploads.awaitStatus(other, "READY"));

        assertThat(playback.fetch(playback.streamUrl(), playback.cookies()).status())
                .isEqualTo(200);
        assertThat(playback.fetch(playback.streamUrl(), "").status()).isEqualTo(403);
        assertThat(playback.fetch(playback.streamUrl(), others.cookies()).status())
                .isEqualTo(403);
        String segment = playback.segmentUrls().get(0);
        assertThat(playback.fetch(segment, "").status()).isEqualTo(403);
        assertThat(playback.fetch(segment, others.cookies()).status()).isEqualTo(403);
        assertThat(playback.fetch(suite.edge() + "/videos/" + mine + "/source.mp4", playback.cookies())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void directReadFromStorageIsRefused() {
        String video = uploads.upload(Clips.tiny());
        Playback playback = Playback.of(uploads.awaitStatus(video, "READY"));
        String key = playback.segmentUrls().get(0).replace(suite.edge().toString(), "");

        assertThat(playback.fetch(suite.storage() + "/millrace-media" + key, playback.cookies())
                        .status())
                .isEqualTo(403);
    }

    private void expectNoStream(String video, String status) {
        Answer answer = alice.get("/api/videos/" + video).expect(200);
        assertThat(answer.get("status")).isEqualTo(status);
        assertThat(answer.get("playback", "streamUrl")).as(answer.text()).isNull();
        assertThat(answer.get("playback", "cookies")).as(answer.text()).isNull();
    }
}
