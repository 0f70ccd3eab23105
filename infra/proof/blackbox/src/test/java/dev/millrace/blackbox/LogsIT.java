package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Playback;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The logs of a video's journey: one trace from end to end, and no secrets. */
class LogsIT {

    /** As in the header webhook-signature: https://www.standardwebhooks.com. */
    private static final String WEBHOOK_SIGNATURE = "v1,[A-Za-z0-9+/]{43}=";

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("logs-" + UUID.randomUUID());
    private final Uploads uploads = new Uploads(alice);

    @Test
    void oneTraceRunsFromTheGatewayThroughTheQueueIntoTheWorkerAndBack() throws IOException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        long size = Files.size(Clips.tiny());
        String video = alice.createVideo(size);
        String session = alice.openSession(video, size);
        uploads.sendMissing(session, Clips.tiny());
        alice.post(
                        "/api/uploads/" + session + "/complete",
                        Map.of(),
                        "traceparent",
                        "00-" + trace + "-00f067aa0ba902b7-01")
                .expect(200);
        uploads.awaitStatus(video, "READY");

        assertThat(linesWith(trace, "upload-service")).isPositive();
        assertThat(Suite.WORKERS.stream()
                        .mapToLong(worker -> linesWith(trace, worker))
                        .sum())
                .isPositive();
        assertThat(linesWith(trace, "video-service")).isPositive();
    }

    @Test
    void noTokenNoSignedUrlNoSecretAndNoTitleIsWritten() throws IOException {
        String video = uploads.upload(Clips.tiny());
        Playback.of(uploads.awaitStatus(video, "READY")).segmentUrls();

        List<String> secrets = List.of(
                "eyJhbGci", "X-Amz-Signature", "X-Amz-Credential", "CloudFront-Signature", "whsec_", "Property Tour");
        try (Stream<Path> logs = Files.list(suite.logs())) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log))
                        .as(log.getFileName().toString())
                        .doesNotContain(secrets)
                        .doesNotContainPattern(WEBHOOK_SIGNATURE);
            }
        }
    }

    private long linesWith(String text, String process) {
        return suite.logLines(process).stream()
                .filter(line -> line.contains(text))
                .count();
    }
}
