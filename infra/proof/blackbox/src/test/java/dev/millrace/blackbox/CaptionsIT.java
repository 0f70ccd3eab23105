package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Playback;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Captions of a READY video: immediately in its stream, behind the same cookies, and removable. */
class CaptionsIT {

    private static final String CAPTIONS = "WEBVTT\n\n00:00.500 --> 00:01.500\nDobro došli\n";

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("captions-alice");
    private final Uploads uploads = new Uploads(alice);

    @Test
    void captionsJoinTheStreamAndLeaveIt() {
        String video = uploads.upload(Clips.tiny());
        Playback playback = Playback.of(uploads.awaitStatus(video, "READY"));
        put(video, "en").expect(201);
        put(video, "SR-latn").expect(201);
        put(video, "en").expect(200);

        List<String> subtitles = subtitles(playback);
        assertThat(subtitles).hasSize(2);
        assertThat(master(playback)).contains("LANGUAGE=\"en\"", "NAME=\"Srpski (latinica)\"");
        assertThat(playback.segmentUrls().stream().filter(url -> url.endsWith(".vtt")))
                .hasSize(2)
                .allSatisfy(url -> {
                    assertThat(playback.fetch(url, playback.cookies())
                                    .expect(200)
                                    .text())
                            .startsWith("WEBVTT\nX-TIMESTAMP-MAP=")
                            .contains("Dobro došli");
                    assertThat(playback.fetch(url, "").status()).isEqualTo(403);
                });

        alice.delete("/api/videos/" + video + "/captions/en").expect(204);
        // why: the edge is invalidated a moment later
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(subtitles(playback)).hasSize(1).allMatch(url -> url.contains("/captions/sr-Latn/")));
        assertThat(alice.get("/api/videos/" + video + "/captions")
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private Answer put(String video, String language) {
        return alice.call(
                "PUT", "/api/videos/" + video + "/captions/" + language, CAPTIONS, "Content-Type", "text/vtt");
    }

    private static List<String> subtitles(Playback playback) {
        return playback.playlistUrls().stream()
                .filter(url -> url.contains("/captions/"))
                .toList();
    }

    private static String master(Playback playback) {
        return playback.fetch(playback.streamUrl(), playback.cookies())
                .expect(200)
                .text();
    }
}
