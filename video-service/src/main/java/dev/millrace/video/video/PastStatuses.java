package dev.millrace.video.video;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statuses that videos had before their current one: the latest hundred of each, which the database keeps as they end. */
@Repository
public class PastStatuses {

    private final JdbcClient jdbc;

    PastStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A status that a video had for a while. */
    public record PastStatus(VideoStatus status, Instant beganAt, Instant endedAt) {}

    /** Of one video, the oldest first. */
    public List<PastStatus> of(UUID videoId) {
        return jdbc.sql("select status, began_at, ended_at from past_statuses where video_id = ? order by number")
                .param(videoId)
                .query((row, number) -> new PastStatus(
                        VideoStatus.valueOf(row.getString("status")),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    @EventListener
    void on(VideoPurged purged) {
        jdbc.sql("delete from past_statuses where video_id = ?")
                .param(purged.videoId())
                .update();
    }
}
