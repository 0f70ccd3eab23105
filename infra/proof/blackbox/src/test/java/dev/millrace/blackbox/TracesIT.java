package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Collector;
import dev.millrace.blackbox.suite.Collector.Span;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A video's journey as a collector of traces sees it, where no request is sampled unless its caller says so. */
class TracesIT {

    private static final String CALLER = "00f067aa0ba902b7";

    private final Suite suite = Suite.running();
    private final Api alice = suite.as("traces-" + UUID.randomUUID());
    private final Uploads uploads = new Uploads(alice);

    @Test
    void oneTraceRunsFromTheGatewayThroughTheQueueIntoFfmpegAndBack() throws IOException {
        String trace = upload("01");

        Awaitility.await("a whole trace").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<Span> spans = Collector.shared().spans(trace);
            assertThat(spans)
                    .extracting(Span::service)
                    .contains("api-gateway", "upload-service", "transcode-worker", "video-service");
            assertThat(spans)
                    .extracting(Span::name)
                    .contains("transcode", "ffmpeg", "http post /api/webhooks/transcoding");
            assertThat(spans).extracting(Span::parent).isSubsetOf(ids(spans));
            assertThat(of(spans, "transcode"))
                    .extracting(Span::id)
                    .containsAll(of(spans, "ffmpeg").stream().map(Span::parent).toList());
        });
    }

    @Test
    void aJobIsRecordedThoughItsRequestIsNot() throws IOException {
        String trace = upload("00");

        Awaitility.await("the job's spans").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<Span> spans = Collector.shared().spans(trace);
            assertThat(spans).extracting(Span::name).contains("transcode", "ffmpeg");
            assertThat(spans).extracting(Span::service).contains("transcode-worker", "video-service");
        });
        assertThat(Collector.shared().spans(trace))
                .extracting(Span::service)
                .doesNotContain("api-gateway", "upload-service");
    }

    /** The id of the trace in which the upload was completed, which the caller began. */
    private String upload(String flags) throws IOException {
        String trace = UUID.randomUUID().toString().replace("-", "");
        long size = Files.size(Clips.tiny());
        String video = alice.createVideo(size);
        String session = alice.openSession(video, size);
        uploads.sendMissing(session, Clips.tiny());
        Answer completed = alice.post(
                "/api/uploads/" + session + "/complete",
                Map.of(),
                "traceparent",
                "00-" + trace + "-" + CALLER + "-" + flags);
        completed.expect(200);
        uploads.awaitComplete(video);
        return trace;
    }

    private static Set<String> ids(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toSet());
        ids.add(CALLER);
        return ids;
    }

    private static List<Span> of(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }
}
