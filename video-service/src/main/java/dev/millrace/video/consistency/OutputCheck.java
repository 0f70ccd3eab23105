package dev.millrace.video.consistency;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.storage.MediaStore;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks for READY videos whose assets are gone from storage, a few at a time in the order of their ids. It changes no status:
 * READY never rolls back, and a wrong bucket in a setting must not cost a library. An operator reads what was found, and
 * reprocessing makes it again where the source is there.
 */
@Component
class OutputCheck implements Pass {

    private static final Logger log = LoggerFactory.getLogger(OutputCheck.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final VideoAssets assets;
    private final MediaStore store;
    private final Findings findings;
    private final ConsistencyProperties properties;

    OutputCheck(
            JdbcClient jdbc,
            VideoAssets assets,
            MediaStore store,
            Findings findings,
            ConsistencyProperties properties) {
        this.jdbc = jdbc;
        this.assets = assets;
        this.store = store;
        this.findings = findings;
        this.properties = properties;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), "output-check");
    }

    @Override
    public void pass() {
        findings.clearObsolete();
        String place = findings.place(FindingKind.OUTPUT_LOST);
        List<UUID> next = readyAfter(place.isEmpty() ? FIRST : UUID.fromString(place));
        next.forEach(this::check);
        boolean isEnd = next.size() < properties.batch();
        findings.goOnAfter(
                FindingKind.OUTPUT_LOST, isEnd ? "" : next.get(next.size() - 1).toString());
    }

    private List<UUID> readyAfter(UUID place) {
        return jdbc.sql("select id from videos where id > ? and status = 'READY' and deleted_at is null "
                        + "order by id limit ?")
                .params(place, properties.batch())
                .query(UUID.class)
                .list();
    }

    /** Asks storage for the assets of one video and notes what comes of it. */
    void check(UUID videoId) {
        List<String> keys = keys(videoId);
        List<String> missing = store.missing(keys);
        if (missing.isEmpty()) {
            findings.clear(FindingKind.OUTPUT_LOST, videoId);
            return;
        }
        // why read again: another output may have taken its place while storage was asked, or the video was deleted
        if (isReady(videoId) && keys(videoId).equals(keys) && findings.note(FindingKind.OUTPUT_LOST, videoId)) {
            log.atWarn()
                    .addKeyValue(LogFields.VIDEO_ID, videoId)
                    .log("{} of {} assets of a READY video are not stored", missing.size(), keys.size());
        }
    }

    private List<String> keys(UUID videoId) {
        return assets.of(videoId).stream().map(VideoAsset::fileKey).sorted().toList();
    }

    private boolean isReady(UUID videoId) {
        return jdbc.sql("select count(*) > 0 from videos where id = ? and status = 'READY' and deleted_at is null")
                .param(videoId)
                .query(Boolean.class)
                .single();
    }
}
