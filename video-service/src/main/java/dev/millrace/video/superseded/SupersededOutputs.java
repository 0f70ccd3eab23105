package dev.millrace.video.superseded;

import dev.millrace.video.asset.OutputChanged;
import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.playback.PlaybackCookies;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The videos in whose folders something lies that is no longer served, noted in the transaction in which it came to be so. */
@Repository
class SupersededOutputs {

    private final JdbcClient jdbc;
    private final OutputProperties properties;
    private final Clock clock;

    SupersededOutputs(JdbcClient jdbc, OutputProperties properties, PlaybackCookies cookies, Clock clock) {
        if (properties.keepSuperseded().compareTo(cookies.life()) < 0) {
            throw new IllegalArgumentException(
                    "millrace.output.keep-superseded must not be shorter than millrace.playback.cookie-life");
        }
        this.jdbc = jdbc;
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

    private void lookLater(UUID videoId) {
        jdbc.sql("insert into superseded_outputs (video_id, after) values (?, ?) "
                        + "on conflict (video_id) do update set after = excluded.after")
                .params(videoId, Timestamp.from(clock.instant().plus(properties.keepSuperseded())))
                .update();
    }

    /** Those whose time has come, the oldest first. */
    List<Due> due() {
        return jdbc.sql("select video_id, after from superseded_outputs where after <= ? order by after limit ?")
                .params(Timestamp.from(clock.instant()), properties.sweepBatch())
                .query((row, number) -> new Due(
                        row.getObject("video_id", UUID.class),
                        row.getTimestamp("after").toInstant()))
                .list();
    }

    /** Done, unless there is something newer to wait for. */
    void done(Due swept) {
        jdbc.sql("delete from superseded_outputs where video_id = ? and after = ?")
                .params(swept.videoId(), Timestamp.from(swept.after()))
                .update();
    }

    /** A video to look at. */
    record Due(UUID videoId, Instant after) {}
}
