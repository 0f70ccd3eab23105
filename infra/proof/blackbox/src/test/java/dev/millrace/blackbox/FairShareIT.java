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

/** Many queued videos of one owner do not delay another owner's single video. */
class FairShareIT {

    private static final int MANY = 16;

    private final String run = UUID.randomUUID().toString();
    private final Suite suite = Suite.running();
    private final Api many = suite.as("many-" + run);
    private final Api late = suite.as("late-" + run);
    private final Api operator = suite.as("operator-" + run, "operator");

    @Test
    void aLateOwnersOnlyVideoPlaysWhileMostOfAnotherOnesWait() {
        Uploads manyUploads = new Uploads(many);
        Uploads lateUploads = new Uploads(late);
        List<String> queued;
        String only;
        operator.post("/api/operations/pause", null).expect(200);
        try {
            queued = IntStream.range(0, MANY)
                    .mapToObj(i -> manyUploads.upload(Clips.tiny()))
                    .toList();
            only = lateUploads.upload(Clips.tiny());
        } finally {
            operator.post("/api/operations/resume", null).expect(200);
        }

        lateUploads.awaitStatus(only, "READY");
        long stillWaiting = queued.stream()
                .map(video -> many.get("/api/videos/" + video).expect(200))
                .filter(answer -> answer.get("status").equals("TRANSCODING"))
                .count();
        assertThat(stillWaiting).as("of %d that came before", MANY).isGreaterThan(MANY / 2);

        for (String video : queued) {
            Answer ready = manyUploads.awaitStatus(video, "READY");
            assertThat(ready.get("playback", "streamUrl"))
                    .as("its first attempt: being requeued is not a failure")
                    .matches(".*/hls/[0-9a-f-]{36}/1/master\\.m3u8");
        }
    }
}
