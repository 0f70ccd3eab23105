package dev.millrace.video.job.turn;

import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoStatusChanged;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Owners with open jobs, since when each waits, and when each was served, that is, had a job claimed. Between two jobs of an owner
 * every other one that waits gets one, and none waits behind more than twice as many jobs as owners that waited before it.
 */
@Repository
class OwnerTurns {

    /** How long it is remembered that an owner was served, also without an open job; then the owner counts as new. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int MOST_FORGOTTEN = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    OwnerTurns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(VideoStatusChanged change) {
        if (change.to() == VideoStatus.TRANSCODING) {
            begins(change.ownerId(), change.videoId());
        }
    }

    @EventListener
    void on(ReadyVideoJobChanged change) {
        if (change.isOpen()) {
            begins(change.ownerId(), change.videoId());
        }
    }

    /** An owner that has no other open job begins to wait now. */
    private void begins(String ownerId, UUID videoId) {
        // why the order: without it all jobs are read until one of the owner comes, when the owner has most of them
        jdbc.sql("""
                        insert into job_turns (owner_id, turn_at, served_at)
                        values (:owner, :now, coalesce(
                            (select served_at from owners_served where owner_id = :owner and served_at > :remembered),
                            '-infinity'))
                        on conflict (owner_id) do update set turn_at = greatest(job_turns.turn_at, excluded.turn_at)
                        where (select j.id from transcode_jobs j
                               where j.owner_id = :owner and j.state in ('WAITING', 'CLAIMED', 'DIVIDED') and j.video_id <> :video
                               order by j.queued_at limit 1) is null
                        """)
                .param("owner", ownerId)
                .param("video", videoId)
                .param("now", now())
                .param("remembered", remembered())
                .update();
    }

    /** A job of this owner was claimed: the owner goes to the end of both lines. */
    void taken(String ownerId) {
        jdbc.sql("""
                        with served as (
                            insert into owners_served (owner_id, served_at) values (:owner, :now)
                            on conflict (owner_id) do update set served_at = excluded.served_at)
                        insert into job_turns (owner_id, turn_at, served_at) values (:owner, :now, :now)
                        on conflict (owner_id) do update set turn_at = excluded.turn_at, served_at = excluded.served_at
                        """).param("owner", ownerId).param("now", now()).update();
        forgetIdle();
        forgetServed();
    }

    /** Deletes idle owners, oldest turn first. */
    private void forgetIdle() {
        // why turn_at again: an owner that gets a job at this moment has a new turn_at already. An array, since a
        // join would read the whole table
        jdbc.sql("""
                        with longest as materialized (select owner_id, turn_at from job_turns order by turn_at limit :most)
                        delete from job_turns t
                        where t.owner_id = any (array(
                                select o.owner_id from longest o
                                where not exists (select from transcode_jobs j where j.owner_id = o.owner_id
                                                      and j.state in ('WAITING', 'CLAIMED', 'DIVIDED'))))
                          and (t.owner_id, t.turn_at) in (select owner_id, turn_at from longest)
                        """).param("most", MOST_FORGOTTEN).update();
    }

    private void forgetServed() {
        // why served_at again: the owner may be served at this moment
        jdbc.sql("""
                        delete from owners_served
                        where owner_id = any (array(
                                select owner_id from owners_served where served_at <= :remembered
                                order by served_at limit :most))
                          and served_at <= :remembered
                        """)
                .param("remembered", remembered())
                .param("most", MOST_FORGOTTEN)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp remembered() {
        return Timestamp.from(clock.instant().minus(REMEMBERED));
    }
}
