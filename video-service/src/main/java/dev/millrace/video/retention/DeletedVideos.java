package dev.millrace.video.retention;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoPurged;
import dev.millrace.video.video.VideoTable;
import dev.millrace.video.video.VideoTable.Tombstone;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the folders of deleted videos until nothing new appears in them: a worker may have been writing. */
@Component
class DeletedVideos {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final VideoTable videos;
    private final MediaStore store;
    private final RetentionProperties properties;
    private final Removals removals;
    private final ApplicationEventPublisher events;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile UUID last = BEFORE_ALL;

    DeletedVideos(
            VideoTable videos,
            MediaStore store,
            RetentionProperties properties,
            Removals removals,
            ApplicationEventPublisher events,
            OutboxRelay relay,
            TransactionTemplate transaction,
            Clock clock) {
        this.videos = videos;
        this.store = store;
        this.properties = properties;
        this.removals = removals;
        this.events = events;
        this.relay = relay;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Some that are not purged: each time the next ones, so that those that never settle do not starve the others. */
    List<Tombstone> due(int limit) {
        List<Tombstone> next = videos.toPurge(last, limit);
        last = next.size() < limit ? BEFORE_ALL : next.get(limit - 1).id();
        return next;
    }

    void remove(Tombstone video) {
        String folder = ObjectKeys.videoPrefix(video.id());
        // why: a request waits for its time, which after a step back of the clock is far
        relay.deliverNow(folder);
        if (removals.isWaiting(folder)) {
            return;
        }
        if (!store.isEmpty(folder)) {
            transaction.executeWithoutResult(status -> removals.request(folder, Removals.Reason.DELETED));
        } else if (!clock.instant().isBefore(video.deletedAt().plus(properties.deletedVideos()))) {
            transaction.executeWithoutResult(status -> settle(video.id(), folder));
        }
    }

    // why: removed once more, since the CDN may cache an answer that was in flight during the first removal
    private void settle(UUID videoId, String folder) {
        videos.purged(videoId, clock.instant());
        events.publishEvent(new VideoPurged(videoId));
        removals.request(folder, Removals.Reason.DELETED);
    }
}
