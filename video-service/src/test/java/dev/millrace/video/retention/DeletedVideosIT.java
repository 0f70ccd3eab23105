package dev.millrace.video.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoTable;
import dev.millrace.video.video.VideoTable.Tombstone;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class DeletedVideosIT {

    private final RunningService service = RunningService.shared();

    /** Not the service's own, which its pass moves on. */
    private final DeletedVideos videos = new DeletedVideos(
            service.bean(VideoTable.class),
            service.bean(MediaStore.class),
            service.bean(RetentionProperties.class),
            service.bean(Removals.class),
            service::publish,
            service.bean(OutboxRelay.class),
            service.bean(TransactionTemplate.class),
            service.bean("clock", Clock.class));

    @Test
    void thoseThatDoNotSettleDoNotStarveTheOthers() {
        List<UUID> deleted =
                Stream.generate(this::deletedVideo).limit(3).sorted().toList();
        UUID first = deleted.get(0);

        await(first);
        List<UUID> between = await(first);

        assertThat(between).containsAll(deleted.subList(1, 3));
    }

    private UUID deletedVideo() {
        Journey video = Journey.aVideo(service);
        assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        return video.videoId;
    }

    /** Goes on to that video, and returns those that came before it. */
    private List<UUID> await(UUID video) {
        List<UUID> before = new ArrayList<>();
        for (UUID next = next(); !next.equals(video); next = next()) {
            assertThat(before).as("%s does not come", video).doesNotContain(next);
            before.add(next);
        }
        return before;
    }

    private UUID next() {
        List<Tombstone> next = videos.due(1);
        return (next.isEmpty() ? videos.due(1) : next).get(0).id();
    }
}
