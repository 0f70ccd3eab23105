package dev.millrace.video.consistency;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.consistency.Findings.Finding;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for folders in the bucket that belong to no video, some at a time. A video's row is there before its first object, so
 * an upload that just begins is never taken for one. What was purged and has objects again is purged again; what no row knows
 * is noted, and removed when it stayed so for long: after a restored backup it may be all that is left of a video.
 */
@Component
class OwnerlessFolders implements Pass {

    private static final Logger log = LoggerFactory.getLogger(OwnerlessFolders.class);

    private final VideoTable videos;
    private final MediaStore store;
    private final Findings findings;
    private final Removals removals;
    private final TransactionTemplate transaction;
    private final ConsistencyProperties properties;
    private final Clock clock;

    OwnerlessFolders(
            VideoTable videos,
            MediaStore store,
            Findings findings,
            Removals removals,
            TransactionTemplate transaction,
            ConsistencyProperties properties,
            Clock clock) {
        this.videos = videos;
        this.store = store;
        this.findings = findings;
        this.removals = removals;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), "ownerless-folders");
    }

    @Override
    public void pass() {
        removeOld();
        List<String> folders =
                store.foldersAfter(ObjectKeys.VIDEOS, findings.place(FindingKind.OWNERLESS), properties.batch());
        compare(folders.stream()
                .map(ObjectKeys::videoOf)
                .flatMap(Optional::stream)
                .toList());
        boolean isEnd = folders.size() < properties.batch();
        findings.goOnAfter(FindingKind.OWNERLESS, isEnd ? "" : folders.get(folders.size() - 1));
    }

    private void compare(List<UUID> stored) {
        Map<UUID, Boolean> purged = videos.purgedAmong(stored);
        for (UUID id : stored) {
            Boolean isPurged = purged.get(id);
            if (isPurged == null) {
                String folder = ObjectKeys.videoPrefix(id);
                if (!removals.isWaiting(folder) && findings.note(FindingKind.OWNERLESS, id)) {
                    log.warn("Folder {} belongs to no video", folder);
                }
            } else {
                findings.clear(FindingKind.OWNERLESS, id);
                if (isPurged) {
                    videos.purgeAgain(id);
                }
            }
        }
    }

    private void removeOld() {
        Instant before = clock.instant().minus(properties.ownerlessGrace());
        List<UUID> old = findings.oldest(FindingKind.OWNERLESS, properties.batch()).stream()
                .filter(finding -> finding.since().isBefore(before))
                .map(Finding::videoId)
                .toList();
        Map<UUID, Boolean> known = videos.purgedAmong(old);
        old.forEach(id -> transaction.executeWithoutResult(status -> {
            findings.clear(FindingKind.OWNERLESS, id);
            if (!known.containsKey(id)) {
                removals.request(ObjectKeys.videoPrefix(id), Removals.Reason.OWNERLESS);
            }
        }));
    }
}
