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
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A playing video gets a new output without interrupting its viewers. */
class NewOutputIT {

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("new-output-alice");
    private final Uploads uploads = new Uploads(alice);

    @Test
    void reprocessedVideoPlaysAtEveryMomentAndSoDoesItsOldOutput() {
        String video = uploads.upload(Clips.tiny());
        uploads.awaitStatus(video, "READY");
        Playback old = Playback.of(await(video, NewOutputIT::isSettled));
        List<String> watched = old.segmentUrls();

        alice.post("/api/videos/" + video + "/reprocess", null).expect(202);
        Answer renewed = await(video, seen -> {
            assertThat(seen.get("status")).as(seen.text()).isEqualTo("READY");
            Playback now = Playback.of(seen);
            assertThat(now.fetch(now.streamUrl(), now.cookies()).status()).isEqualTo(200);
            watched.forEach(
                    segment -> assertThat(old.fetch(segment, old.cookies()).status())
                            .as(segment)
                            .isEqualTo(200));
            return isSettled(seen);
        });

        Playback now = Playback.of(renewed);
        assertThat(now.streamUrl()).isNotEqualTo(old.streamUrl());
        assertThat(now.decodeEveryRendition()).isPositive();
        assertThat(old.decodeEveryRendition()).isPositive();
    }

    private Answer await(String video, Predicate<Answer> isReached) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> alice.get("/api/videos/" + video).expect(200), isReached);
    }

    private static boolean isSettled(Answer video) {
        return video.json().path("progress").isNull();
    }
}
