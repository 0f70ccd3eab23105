package dev.millrace.video.retention;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.removal.Removals;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files that no playlist names, yet or any more. A version is noted here before its files are stored and struck out when it is
 * used, so that nothing is left behind by a call that broke off; the replaced ones stay for those who are watching.
 */
@Component
public class UnusedCaptionFiles {

    private static final int MOST_AT_ONCE = 100;
    private static final RowMapper<Unused> UNUSED = (row, number) -> new Unused(
            row.getObject("version", UUID.class), row.getObject("video_id", UUID.class), row.getString("language"));

    private final JdbcClient jdbc;
    private final Removals removals;
    private final TransactionTemplate transaction;
    private final RetentionProperties properties;
    private final Clock clock;

    UnusedCaptionFiles(
            JdbcClient jdbc,
            Removals removals,
            TransactionTemplate transaction,
            RetentionProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.removals = removals;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    /** A version that is on its way. */
    public void note(UUID videoId, String language, UUID version) {
        jdbc.sql("insert into unused_caption_files (version, video_id, language, unused_since) values (?, ?, ?, ?)")
                .params(version, videoId, language, Timestamp.from(clock.instant()))
                .update();
    }

    /** A version that was in use, or that nothing came of. */
    public void superseded(UUID videoId, String language, UUID version) {
        jdbc.sql("insert into unused_caption_files (version, video_id, language, unused_since, superseded) "
                        + "values (?, ?, ?, ?, true) on conflict (version) do update set superseded = true")
                .params(version, videoId, language, Timestamp.from(clock.instant()))
                .update();
    }

    /** Keeps the newest of a video's superseded versions, so that replacing captions over and over fills no storage. */
    public void trim(UUID videoId) {
        jdbc.sql("select version, video_id, language from unused_caption_files "
                        + "where video_id = ? and superseded order by unused_since desc, version desc offset ? limit ?")
                .params(videoId, properties.mostUnusedCaptions(), MOST_AT_ONCE)
                .query(UNUSED)
                .list()
                .forEach(this::remove);
    }

    /** A version that is in use. */
    public void strike(UUID version) {
        jdbc.sql("delete from unused_caption_files where version = ?")
                .param(version)
                .update();
    }

    /** Those whose grace is over, the oldest first. */
    List<Unused> due(int limit) {
        return jdbc.sql("select version, video_id, language from unused_caption_files where unused_since <= ? "
                        + "order by unused_since limit ?")
                .params(Timestamp.from(clock.instant().minus(properties.unusedCaptions())), limit)
                .query(UNUSED)
                .list();
    }

    void remove(Unused unused) {
        String folder = ObjectKeys.captionsPrefix(unused.videoId(), unused.language(), unused.version());
        transaction.executeWithoutResult(status -> {
            removals.request(folder, Removals.Reason.CAPTIONS);
            strike(unused.version());
        });
    }

    /** A version of a language. */
    record Unused(UUID version, UUID videoId, String language) {}
}
