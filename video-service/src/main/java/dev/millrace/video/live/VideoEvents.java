package dev.millrace.video.live;

import dev.millrace.common.pass.OldRows;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stored events, and the call that wakes every instance when there is a new one. */
@Repository
class VideoEvents implements Pass {

    static final String CHANNEL = "video_events";

    /** why: looking for too many with each event would read as many entries of the index each time. */
    private static final int LOOKED_AFTER = 50;

    private final JdbcClient jdbc;
    private final LiveProperties properties;
    private final Clock clock;

    VideoEvents(JdbcClient jdbc, LiveProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Appends within the caller's transaction. The lock makes one owner's ids appear in order, so that a reader who has
     * read up to an id misses no smaller one; after it only the sum of the owner's sources is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(String ownerId, UUID videoId, String type, String payload) {
        // why: the row comes from what the lock returns, so its id is drawn while the lock is held
        long id = jdbc.sql("""
                        with locked as materialized (select pg_advisory_xact_lock(hashtextextended(:owner, 0)))
                        insert into video_events (owner_id, video_id, type, payload, created_at)
                        select :owner, :video, :type, :payload::json, :at from locked
                        returning id, pg_notify(:channel, :owner)
                        """)
                .param("owner", ownerId)
                .param("video", videoId)
                .param("type", type)
                .param("payload", payload)
                .param("at", Timestamp.from(clock.instant()))
                .param("channel", CHANNEL)
                .query((row, number) -> row.getLong("id"))
                .single();
        if (id % LOOKED_AFTER == 0) {
            trim(ownerId);
        }
    }

    /** The owner's events after an id, oldest first. */
    List<VideoEvent> after(String ownerId, long id, int limit) {
        return jdbc.sql(
                        "select id, video_id, type, payload from video_events where owner_id = ? and id > ? order by id limit ?")
                .params(ownerId, id, limit)
                .query((row, number) -> new VideoEvent(
                        row.getLong("id"),
                        row.getObject("video_id", UUID.class),
                        row.getString("type"),
                        row.getString("payload")))
                .list();
    }

    private void trim(String ownerId) {
        jdbc.sql("delete from video_events where owner_id = :owner and id <= "
                        + "(select id from video_events where owner_id = :owner order by id desc offset :kept limit 1)")
                .param("owner", ownerId)
                .param("kept", properties.keptPerOwner())
                .update();
    }

    /** How many events of the owner came after an id; no more than {@code limit} are counted. */
    int countAfter(String ownerId, long id, int limit) {
        return jdbc.sql(
                        "select count(*) from (select 1 from video_events where owner_id = ? and id > ? limit ?) as later")
                .params(ownerId, id, limit)
                .query(Integer.class)
                .single();
    }

    /** The newest id of an owner, 0 when there is none. */
    long latest(String ownerId) {
        return jdbc.sql("select coalesce(max(id), 0) from video_events where owner_id = ?")
                .param(ownerId)
                .query(Long.class)
                .single();
    }

    /** Whether this event, and so everything after it, is still here. */
    boolean isKept(String ownerId, long id) {
        return jdbc.sql("select count(*) from video_events where owner_id = ? and id = ?")
                        .params(ownerId, id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(1), "prune-events").firstAfter(Duration.ofMinutes(1));
    }

    @Override
    public void pass() {
        new OldRows(jdbc, "video_events", "created_at")
                .deleteBefore(clock.instant().minus(properties.kept()));
    }
}
