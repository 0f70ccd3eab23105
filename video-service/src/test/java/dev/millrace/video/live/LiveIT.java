package dev.millrace.video.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveIT {

    private final RunningService service = RunningService.shared();

    @Test
    void eventsReachTheClientsOfAnotherInstance() {
        try (RunningService other = RunningService.another(Map.of())) {
            Journey video = Journey.aVideo(service);
            try (EventStream stream = EventStream.open(other, video.owner, video.path() + "/events", null);
                    EventStream all = EventStream.open(other, video.owner, "/api/videos/events", null)) {
                await().untilAsserted(() -> assertThat(stream.statuses()).containsExactly("DRAFT"));
                video.claimed();
                video.report(video.progressReport(42, null));
                video.storeOutput();
                video.report(video.readyReport());
                List<String> way = List.of("DRAFT", "UPLOADING", "UPLOADED", "TRANSCODING", "READY");
                await().untilAsserted(() -> assertThat(stream.statuses()).isEqualTo(way));
                await().untilAsserted(() -> assertThat(all.statuses()).isEqualTo(way.subList(1, 5)));
                assertThat(stream.data("progress")).anyMatch(data -> data.contains("\"percent\":42"));
                assertThat(stream.ids()).isSorted();
            }
        }
    }

    @Test
    void progressGoesOnWhileAVideoPlaysAndSaysWhenItIsOver() {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        video.report(video.progressReport(20, null));
        try (EventStream stream = EventStream.open(service, video.owner, video.path() + "/events", null)) {
            await().until(() -> stream.statuses().equals(List.of("TRANSCODING")));
            video.report(video.partialReport());
            video.report(video.progressReport(60, null));
            video.report(video.readyReport());
            await().until(() -> stream.data("progress").size() == 2);
            assertThat(stream.statuses()).containsExactly("TRANSCODING", "READY");
            assertThat(stream.data("status").get(1)).contains("\"percent\":20");
            assertThat(stream.data("progress").get(0)).contains("\"READY\"").contains("\"percent\":60");
            assertThat(stream.data("progress").get(1)).contains("\"READY\"").contains("\"progress\":null");
        }
    }

    @Test
    void reprocessShowsInTheOwnersStreamAlsoOfWhoComesLater() {
        Journey video = Journey.aVideo(service).ready();
        try (EventStream stream = EventStream.open(service, video.owner, "/api/videos/events", null)) {
            await().until(() -> stream.comments() > 0);
            video.reprocess();
            await().until(() -> stream.data("progress").size() == 1);
            assertThat(stream.data("progress").get(0)).contains("\"READY\"").contains("\"QUEUED\"");
        }
        try (EventStream late = EventStream.open(service, video.owner, "/api/videos/events", null)) {
            await().until(() -> late.data("status").size() == 1);
            assertThat(late.data("status").get(0)).contains("\"READY\"").contains("\"QUEUED\"");
        }
    }

    @Test
    void lastEventIdResumesWithoutLossOrRepetition() {
        Journey video = Journey.aVideo(service).uploading();
        String seen;
        try (EventStream stream = EventStream.open(service, video.owner, video.path() + "/events", null)) {
            await().until(() -> stream.statuses().equals(List.of("UPLOADING")));
            seen = stream.ids().get(0).toString();
        }
        video.jobId = UUID.randomUUID();
        service.store(video.sourceKey(), "source");
        service.signed().post("/api/webhooks/uploads", video.completedReport());
        video.claim();
        video.report(video.failedReport(FailReason.TIMED_OUT));
        try (EventStream stream = EventStream.open(service, video.owner, video.path() + "/events", seen)) {
            await().untilAsserted(
                            () -> assertThat(stream.statuses()).containsExactly("UPLOADED", "TRANSCODING", "FAILED"));
        }
    }

    @Test
    void unknownLastEventIdGetsTheCurrentState() {
        Journey video = Journey.aVideo(service).uploading();
        try (EventStream stream = EventStream.open(service, video.owner, video.path() + "/events", "999999999")) {
            await().until(() -> stream.statuses().equals(List.of("UPLOADING")));
        }
    }

    @Test
    void deletedVideoEndsItsStream() {
        Journey video = Journey.aVideo(service);
        try (EventStream stream = EventStream.open(service, video.owner, video.path() + "/events", null)) {
            await().until(() -> stream.statuses().size() == 1);
            video.api.delete(video.path());
            await().until(stream::isEnded);
            assertThat(stream.data("deleted")).hasSize(1);
        }
    }

    @Test
    void heartbeatsKeepTheStreamOpenAndAnExpiredTokenEndsIt() {
        Journey video = Journey.aVideo(service);
        String token = service.cloud().token(video.owner, List.of(), "millrace", Duration.ofSeconds(4));
        try (EventStream stream = EventStream.openWith(service, token, video.path() + "/events", null)) {
            await().until(() -> stream.comments() >= 2);
            await().until(stream::isEnded);
        }
    }

    @Test
    void newestStreamTakesThePlaceOfTheOldest() {
        Journey video = Journey.aVideo(service).uploading();
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int number = 0; number < 11; number++) {
                EventStream stream = EventStream.open(service, video.owner, video.path() + "/events", null);
                streams.add(stream);
                await().until(() -> stream.statuses().size() == 1);
            }
            assertThat(streams).extracting(EventStream::status).containsOnly(200);
            await().until(streams.get(0)::isEnded);
            assertThat(streams.subList(1, 11)).noneMatch(EventStream::isEnded);
        } finally {
            streams.forEach(EventStream::close);
        }
    }

    @Test
    void backlogThatIsTooLongIsReplacedByThePresentState() {
        Journey video = Journey.aVideo(service).uploading();
        long first = backlog(video, EventFeed.MOST_RESUMED + 1, 10);
        try (EventStream stream =
                EventStream.open(service, video.owner, "/api/videos/events", Long.toString(first - 1))) {
            await().until(() -> stream.statuses().equals(List.of("UPLOADING")));
            assertThat(stream.data("snapshot")).containsExactly("{\"reason\":\"LAST_EVENT_ID_TOO_OLD\"}");
            assertThat(stream.data("progress")).isEmpty();
        }
        try (EventStream stream = EventStream.open(service, video.owner, "/api/videos/events", Long.toString(first))) {
            await().until(() -> stream.data("progress").size() == EventFeed.MOST_RESUMED);
            assertThat(stream.data("snapshot")).isEmpty();
            assertThat(stream.ids()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void clientsThatNeverReadAreEndedAndDelayNoOther() throws IOException {
        Journey mallory = Journey.aVideo(service).uploading();
        int bytes = 40_000;
        long first = backlog(mallory, 900, bytes);
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int number = 0; number < 10; number++) {
                deaf.add(deaf(mallory.owner, first));
            }
            Journey other = Journey.aVideo(service);
            try (EventStream stream = EventStream.open(service, other.owner, other.path() + "/events", null)) {
                await().until(() -> stream.statuses().equals(List.of("DRAFT")));
                mallory.claimed();
                other.uploading();
                await().until(() -> stream.statuses().equals(List.of("DRAFT", "UPLOADING")));
                int heartbeats = stream.comments();
                await().until(() -> stream.comments() > heartbeats + 3);
            }
            for (Socket socket : deaf) {
                assertThat(readToTheEnd(socket)).isPositive().isLessThan(900L * bytes);
            }
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    /** Stores events of a video, and returns the first one's id; the one before it is there too. */
    private long backlog(Journey video, int events, int bytes) {
        return service.jdbc()
                .sql("""
                        with stored as (
                            insert into video_events (owner_id, video_id, type, payload, created_at)
                            select ?, ?, 'progress', to_json(repeat('x', ?)), now() from generate_series(1, ?)
                            returning id)
                        select min(id) from stored
                        """)
                .params(video.owner, video.videoId, bytes, events)
                .query(Long.class)
                .single();
    }

    private Socket deaf(String owner, long lastEventId) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), service.url().getPort()));
        String head =
                "GET /api/videos/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nLast-Event-ID: %d\r\n\r\n"
                        .formatted(service.cloud().token(owner), lastEventId);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long readToTheEnd(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        long read = 0;
        byte[] buffer = new byte[65_536];
        try {
            for (int some = 0; some >= 0; some = socket.getInputStream().read(buffer)) {
                read += some;
            }
        } catch (SocketException reset) {
            return read;
        }
        return read;
    }
}
