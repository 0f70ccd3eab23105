package dev.millrace.video.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.time.Duration;
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
            await().atMost(Duration.ofSeconds(15)).until(stream::isEnded);
        }
    }

    @Test
    void streamsOfOneOwnerAreBounded() {
        Journey video = Journey.aVideo(service);
        List<EventStream> open = new java.util.ArrayList<>();
        try {
            for (int number = 0; number < 10; number++) {
                open.add(EventStream.open(service, video.owner, "/api/videos/events", null));
            }
            assertThat(EventStream.open(service, video.owner, "/api/videos/events", null)
                            .status())
                    .isEqualTo(429);
        } finally {
            open.forEach(EventStream::close);
        }
        await().untilAsserted(() -> {
            try (EventStream stream = EventStream.open(service, video.owner, "/api/videos/events", null)) {
                assertThat(stream.status()).isEqualTo(200);
            }
        });
    }
}
