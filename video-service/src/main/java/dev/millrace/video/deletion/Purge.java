package dev.millrace.video.deletion;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.video.playback.Invalidations;
import dev.millrace.video.storage.MediaStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties the folders of deleted videos, again and again until nothing new appears: a worker may have been at work. */
@Component
class Purge {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private final JdbcClient jdbc;
    private final MediaStore store;
    private final DeletionProperties properties;
    private final Invalidations invalidations;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;

    Purge(
            JdbcClient jdbc,
            MediaStore store,
            DeletionProperties properties,
            Invalidations invalidations,
            TransactionTemplate transaction,
            MeterRegistry meters,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.properties = properties;
        this.invalidations = invalidations;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.deletion.every:15s}")
    @SchedulerLock(name = "purge")
    void pass() {
        try {
            deleted().forEach(this::purge);
        } catch (Unavailable e) {
            log.warn("Purge is repeated later: {}", e.getMessage());
        }
    }

    // why: in random order, so that a folder that never settles does not starve the others
    private List<Tombstone> deleted() {
        return jdbc.sql("select id, deleted_at from videos where deleted_at is not null and purged_at is null "
                        + "order by random() limit ?")
                .param(properties.batch())
                .query((row, number) -> new Tombstone(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("deleted_at").toInstant()))
                .list();
    }

    private void purge(Tombstone video) {
        int purged = store.purge(ObjectKeys.videoPrefix(video.id()));
        meters.counter("video.purged.objects").increment(purged);
        Instant settled = video.deletedAt().plus(properties.settled());
        if (purged == 0 && !clock.instant().isBefore(settled)) {
            transaction.executeWithoutResult(status -> settle(video.id()));
        }
    }

    // why: the CDN is told again, since a player may have filled it between the deletion and the purge
    private void settle(UUID videoId) {
        jdbc.sql("update videos set purged_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), videoId)
                .update();
        jdbc.sql("delete from transcode_failures where video_id = ?")
                .param(videoId)
                .update();
        invalidations.request(videoId);
    }

    private record Tombstone(UUID id, Instant deletedAt) {}
}
