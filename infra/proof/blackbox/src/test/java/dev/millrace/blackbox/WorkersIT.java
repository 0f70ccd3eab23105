package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several workers share the queue, and each video is transcoded once. */
class WorkersIT {

    private final Api alice = Suite.running().as("workers-" + UUID.randomUUID());
    private final Uploads uploads = new Uploads(alice);

    @Test
    void tenVideosAreEachTranscodedOnce() {
        List<String> videos = IntStream.range(0, 10)
                .mapToObj(i -> uploads.upload(Clips.tiny()))
                .toList();

        for (String video : videos) {
            Answer ready = uploads.awaitStatus(video, "READY");
            assertThat(ready.get("playback", "streamUrl"))
                    .as("the first attempt of its job")
                    .matches(".*/videos/" + video + "/hls/[0-9a-f-]{36}/1/master\\.m3u8");
        }
    }
}
