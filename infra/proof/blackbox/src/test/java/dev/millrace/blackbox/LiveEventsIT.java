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

    private final Api alice = Suite.running().as("live-" + UUID.randomUUID());

    @Test
    void everyStatusArrivesInOrderAndAReconnectMissesNothing() throws Exception {
        String video;
        String lastSeen;
        try (EventStream events = EventStream.open(alice, "/api/videos/events", null)) {
            video = new Uploads(alice).upload(Clips.tiny());
            events.await(video, "TRANSCODING");
            assertThat(events.statuses(video)).isSubsetOf(List.of("DRAFT", "UPLOADING", "UPLOADED", "TRANSCODING"));
            lastSeen = events.lastId();
        }
        new Uploads(alice).awaitStatus(video, "READY");

        try (EventStream again = EventStream.open(alice, "/api/videos/events", lastSeen)) {
            again.await(video, "READY");
            assertThat(again.statuses(video)).containsOnlyOnce("READY");
        }
    }
}
