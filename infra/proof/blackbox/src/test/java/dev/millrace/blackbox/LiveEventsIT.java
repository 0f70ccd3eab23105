package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.EventStream;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Server-sent events through the gateway. */
class LiveEventsIT {

    private final String run = UUID.randomUUID().toString();
    private final Api alice = Suite.running().as("live-" + run);
    private final Api operator = Suite.running().as("operator-" + run, "operator");

    @Test
    void everyStatusArrivesInOrderAndAReconnectMissesNothing() throws Exception {
        String video;
        String lastSeen;
        // why: so short a video may be READY before the test has seen that it is TRANSCODING
        operator.post("/api/operations/pause", null).expect(200);
        try (EventStream events = EventStream.open(alice, "/api/videos/events", null)) {
            video = new Uploads(alice).upload(Clips.tiny());
            events.await(video, "TRANSCODING");
            assertThat(events.statuses(video)).isSubsetOf(List.of("DRAFT", "UPLOADING", "UPLOADED", "TRANSCODING"));
            lastSeen = events.lastId();
        } finally {
            operator.post("/api/operations/resume", null).expect(200);
        }
        new Uploads(alice).awaitStatus(video, "READY");

        try (EventStream again = EventStream.open(alice, "/api/videos/events", lastSeen)) {
            again.await(video, "READY");
            assertThat(again.statuses(video)).containsOnlyOnce("READY");
        }
    }
}
