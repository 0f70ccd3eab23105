package dev.millrace.video.retention;

import dev.millrace.common.trace.LogFields;
import dev.millrace.video.asset.OutputChanged;
import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.job.TasksGivenUp;
import dev.millrace.video.playback.PlaybackCookies;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.video.VideoPurged;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Videos with outputs that are no longer served, recorded in the transaction that superseded them. */
@Repository
class SupersededOutputs {

    private static final Logger log = LoggerFactory.getLogger(SupersededOutputs.class);

    private final JdbcClient jdbc;
    private final UnservedFolders folders;
    private final Removals removals;
    private final TransactionTemplate transaction;
    private final RetentionProperties properties;
    private final Clock clock;

    SupersededOutputs(
            JdbcClient jdbc,
            UnservedFolders folders,
            Removals removals,
            TransactionTemplate transaction,
            RetentionProperties properties,
            PlaybackCookies cookies,
            Clock clock) {
        if (properties.supersededOutputs().compareTo(cookies.life()) < 0) {
            throw new IllegalArgumentException(
                    "millrace.retention.superseded-outputs must not be shorter than millrace.playback.cookie-life");
        }
        this.jdbc = jdbc;
        this.folders = folders;
        this.removals = removals;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    // why: also by a video's first output, since attempts that died may have left half of one beside it
    @EventListener
    void on(OutputChanged changed) {
        lookLater(changed.videoId());
    }

    @EventListener
    void on(ReadyVideoJobChanged changed) {
        if (!changed.isOpen()) {
            lookLater(changed.videoId());
        }
    }

    @EventListener
    void on(TasksGivenUp givenUp) {
        lookLater(givenUp.videoId());
    }

    @EventListener
    void on(VideoPurged purged) {
        jdbc.sql("delete from superseded_outputs where video_id = ?")
                .param(purged.videoId())
                .update();
    }

    private void lookLater(UUID videoId) {
        jdbc.sql("insert into superseded_outputs (video_id, after) values (?, ?) "
                        + "on conflict (video_id) do update set after = excluded.after")
                .params(videoId, Timestamp.from(clock.instant().plus(properties.supersededOutputs())))
                .update();
    }

    /** Those whose time has come, the oldest first. */
    List<Due> due(int limit) {
        return jdbc.sql("select video_id, after from superseded_outputs where after <= ? order by after limit ?")
                .params(Timestamp.from(clock.instant()), limit)
                .query((row, number) -> new Due(
                        row.getObject("video_id", UUID.class),
                        row.getTimestamp("after").toInstant()))
                .list();
    }

    void remove(Due due) {
        List<String> unserved = folders.of(due.videoId());
        transaction.executeWithoutResult(status -> {
            unserved.forEach(folder -> removals.request(folder, Removals.Reason.SUPERSEDED));
            done(due);
        });
        if (!unserved.isEmpty()) {
            log.atInfo()
                    .addKeyValue(LogFields.VIDEO_ID, due.videoId())
                    .log("{} superseded folders are removed", unserved.size());
        }
    }

    /** Done, unless there is something newer to wait for. */
    private void done(Due due) {
        jdbc.sql("delete from superseded_outputs where video_id = ? and after = ?")
                .params(due.videoId(), Timestamp.from(due.after()))
                .update();
    }

    /** A video to look at. */
    record Due(UUID videoId, Instant after) {}
}
