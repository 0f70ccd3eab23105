package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.ProcessUse;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The largest allowed source uploads and plays without loading any service. */
class LargeUploadIT {

    private static final long LARGEST = 1_610_612_736L;
    private static final long NOTICED_BYTES = 16L << 20;

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("large-" + UUID.randomUUID());

    @Test
    void oneAndAHalfGibibytesPassByTheServices() {
        var file = Clips.padded(Clips.tiny(), "large.mp4", LARGEST);
        Uploads uploads = new Uploads(alice);
        String video = alice.createVideo(LARGEST);
        String session = alice.openSession(video, LARGEST);
        Map<String, ProcessUse> before = ProcessUse.ofServices(suite);

        assertThat(uploads.sendMissing(session, file)).isEqualTo(308);
        Answer completed = alice.post("/api/uploads/" + session + "/complete", null);
        completed.expect(200);

        ProcessUse.ofServices(suite)
                .forEach((service, now) -> assertThat(
                                now.bytesRead() - before.get(service).bytesRead())
                        .as("bytes that %s read while 1.5 GiB went up", service)
                        .isLessThan(NOTICED_BYTES));
        uploads.awaitStatus(video, "READY");
        alice.delete("/api/videos/" + video).expect(204);
        file.toFile().delete();
    }
}
