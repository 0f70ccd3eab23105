package dev.millrace.video.consistency;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoTable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final int PAGE = 500;

    private final VideoTable videos;
    private final VideoAssets assets;
    private final MediaStore store;
    private final Findings findings;
    private final ConsistencyProperties properties;

    OutputCheck(
            VideoTable videos,
            VideoAssets assets,
            MediaStore store,
            Findings findings,
            ConsistencyProperties properties) {
        this.videos = videos;
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
        clearObsolete();
        String place = findings.place(FindingKind.OUTPUT_LOST);
        List<UUID> next = videos.readyAfter(place.isEmpty() ? FIRST : UUID.fromString(place), properties.batch());
        next.forEach(this::check);
        boolean isEnd = next.size() < properties.batch();
        findings.goOnAfter(
                FindingKind.OUTPUT_LOST, isEnd ? "" : next.get(next.size() - 1).toString());
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
        if (!videos.readyAmong(List.of(videoId)).isEmpty()
                && keys(videoId).equals(keys)
                && findings.note(FindingKind.OUTPUT_LOST, videoId)) {
            log.atWarn()
                    .addKeyValue(LogFields.VIDEO_ID, videoId)
                    .log("{} of {} assets of a READY video are not stored", missing.size(), keys.size());
        }
    }

    private List<String> keys(UUID videoId) {
        return assets.of(videoId).stream().map(VideoAsset::fileKey).sorted().toList();
    }

    /** why: the output of a video that is deleted, or not READY any more, is not missed. */
    private void clearObsolete() {
        for (List<UUID> page = findings.after(FindingKind.OUTPUT_LOST, FIRST, PAGE); !page.isEmpty(); ) {
            Set<UUID> ready = videos.readyAmong(page);
            page.stream().filter(id -> !ready.contains(id)).forEach(id -> findings.clear(FindingKind.OUTPUT_LOST, id));
            page = findings.after(FindingKind.OUTPUT_LOST, page.get(page.size() - 1), PAGE);
        }
    }
}
