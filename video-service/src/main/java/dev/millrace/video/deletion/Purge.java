package dev.millrace.video.deletion;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.storage.MediaStore;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the folders of deleted videos until nothing new appears in them: a worker may have been writing. */
@Component
class Purge implements Pass {

    private static final Logger log = LoggerFactory.getLogger(Purge.class);

    private final JdbcClient jdbc;
    private final MediaStore store;
    private final DeletionProperties properties;
    private final Removals removals;
    private final JobHistory history;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Purge(
            JdbcClient jdbc,
            MediaStore store,
            DeletionProperties properties,
            Removals removals,
            JobHistory history,
            OutboxRelay relay,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.properties = properties;
        this.removals = removals;
        this.history = history;
        this.relay = relay;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), "purge");
    }

    @Override
    public void pass() {
        deleted().forEach(this::purge);
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
        String folder = ObjectKeys.videoPrefix(video.id());
        // why: a request waits for its time, which after a step back of the clock is far
        relay.deliverNow(folder);
        if (removals.isWaiting(folder)) {
            return;
        }
        if (!store.isEmpty(folder)) {
            transaction.executeWithoutResult(status -> removals.request(folder, Removals.Reason.DELETED));
        } else if (!clock.instant().isBefore(video.deletedAt().plus(properties.settled()))) {
            transaction.executeWithoutResult(status -> settle(video.id(), folder));
        }
    }

    // why: removed once more, since an answer that was under way to the CDN during the first removal may be cached
    // after it
    private void settle(UUID videoId, String folder) {
        jdbc.sql("update videos set purged_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), videoId)
                .update();
        history.forget(videoId);
        removals.request(folder, Removals.Reason.DELETED);
    }

    private record Tombstone(UUID id, Instant deletedAt) {}
}
