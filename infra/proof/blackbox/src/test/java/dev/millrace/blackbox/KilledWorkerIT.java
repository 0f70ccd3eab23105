package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A worker is killed during a job: its lease expires and another attempt makes the video READY. */
class KilledWorkerIT {

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("killed-" + UUID.randomUUID());
    private final Uploads uploads = new Uploads(alice);

    @Test
    void tenVideosAreAllReadyAlthoughAWorkerIsKilledMidway() {
        String video = uploads.upload(Clips.busy());
        ProcessHandle worker = Awaitility.await("a worker encodes")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(this::workerThatEncodes, found -> found != null);
        List<String> others = IntStream.range(0, 9)
                .mapToObj(i -> uploads.upload(Clips.tiny()))
                .toList();
        worker.destroyForcibly();

        others.forEach(other -> uploads.awaitStatus(other, "READY"));
        Answer ready = uploads.awaitStatus(video, "READY");
        assertThat(ready.get("playback", "streamUrl"))
                .as("an attempt after the first")
                .matches(".*/hls/[0-9a-f-]{36}/[2-9]/master\\.m3u8");
    }

    private ProcessHandle workerThatEncodes() {
        for (String name : new String[] {"worker-1", "worker-2"}) {
            ProcessHandle worker = ProcessHandle.of(suite.pid(name)).orElse(null);
            if (worker != null && worker.descendants().anyMatch(KilledWorkerIT::isEncoder)) {
                return worker;
            }
        }
        return null;
    }

    private static boolean isEncoder(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("filter_complex");
    }
}
