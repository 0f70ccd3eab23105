package dev.millrace.video.consistency;

import dev.millrace.common.signal.DatabaseReadings;
import dev.millrace.video.asset.OutputChanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was found and is still so; {@code video.storage.findings} counts it by kind. */
@Repository
class Findings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(JdbcClient jdbc, DatabaseReadings readings, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        for (FindingKind kind : FindingKind.values()) {
            meters.gauge(
                    "video.storage.findings",
                    Tags.of("kind", kind.name()),
                    this,
                    all -> readings.read(() -> all.count(kind)));
        }
    }

    /** Notes it with this moment, unless it is noted. True when it is new. */
    boolean note(FindingKind kind, UUID videoId) {
        return jdbc.sql("insert into storage_findings (video_id, kind, since) values (?, ?, ?) on conflict do nothing")
                        .params(videoId, kind.name(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void clear(FindingKind kind, UUID videoId) {
        jdbc.sql("delete from storage_findings where kind = ? and video_id = ?")
                .params(kind.name(), videoId)
                .update();
    }

    /** why: what was lost is made again, or another output took its place. */
    @EventListener
    void on(OutputChanged changed) {
        clear(FindingKind.OUTPUT_LOST, changed.videoId());
    }

    /** Videos of a kind with a greater id, in the order of their ids. */
    List<UUID> after(FindingKind kind, UUID videoId, int limit) {
        return jdbc.sql(
                        "select video_id from storage_findings where kind = ? and video_id > ? order by video_id limit ?")
                .params(kind.name(), videoId, limit)
                .query(UUID.class)
                .list();
    }

    /** The oldest of a kind. */
    List<Finding> oldest(FindingKind kind, int limit) {
        return jdbc.sql("select video_id, since from storage_findings where kind = ? order by since, video_id limit ?")
                .params(kind.name(), limit)
                .query((row, number) -> finding(kind, row))
                .list();
    }

    /** Those of these videos. */
    List<Finding> of(FindingKind kind, List<UUID> videoIds) {
        return jdbc.sql("select video_id, since from storage_findings where kind = :kind and video_id in (:ids) "
                        + "order by since, video_id")
                .param("kind", kind.name())
                .param("ids", videoIds)
                .query((row, number) -> finding(kind, row))
                .list();
    }

    private static Finding finding(FindingKind kind, ResultSet row) throws SQLException {
        return new Finding(
                row.getObject("video_id", UUID.class),
                kind,
                row.getTimestamp("since").toInstant());
    }

    long count(FindingKind kind) {
        return jdbc.sql("select count(*) from storage_findings where kind = ?")
                .param(kind.name())
                .query(Long.class)
                .single();
    }

    /** Where the next pass goes on; empty text: at the beginning. */
    String place(FindingKind kind) {
        return jdbc.sql("select after from storage_check_places where kind = ?")
                .param(kind.name())
                .query(String.class)
                .optional()
                .orElse("");
    }

    void goOnAfter(FindingKind kind, String place) {
        jdbc.sql("insert into storage_check_places (kind, after) values (?, ?) "
                        + "on conflict (kind) do update set after = excluded.after")
                .params(kind.name(), place)
                .update();
    }

    /** @param since when it was found */
    record Finding(UUID videoId, FindingKind kind, Instant since) {}
}
