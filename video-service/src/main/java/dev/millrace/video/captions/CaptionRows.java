package dev.millrace.video.captions;

import dev.millrace.video.video.VideoPurged;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The captions that a video has. */
@Repository
class CaptionRows {

    private static final RowMapper<Caption> CAPTION = (row, number) -> new Caption(
            row.getString("language"),
            row.getString("label"),
            row.getObject("version", UUID.class),
            row.getInt("cues"),
            row.getTimestamp("created_at").toInstant(),
            row.getTimestamp("updated_at").toInstant());

    private final JdbcClient jdbc;
    private final Clock clock;

    CaptionRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By language. */
    List<Caption> of(UUID videoId) {
        return jdbc.sql("select * from captions where video_id = ? order by language")
                .param(videoId)
                .query(CAPTION)
                .list();
    }

    void insert(UUID videoId, Caption caption) {
        jdbc.sql("insert into captions (video_id, language, label, version, cues, created_at, updated_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?)")
                .params(videoId, caption.language(), caption.label(), caption.version(), caption.cues())
                .params(Timestamp.from(caption.createdAt()), Timestamp.from(caption.updatedAt()))
                .update();
    }

    void delete(UUID videoId, String language) {
        jdbc.sql("delete from captions where video_id = ? and language = ?")
                .params(videoId, language)
                .update();
    }

    @EventListener
    void on(VideoPurged purged) {
        jdbc.sql("delete from captions where video_id = ?")
                .param(purged.videoId())
                .update();
    }

    /** As the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
