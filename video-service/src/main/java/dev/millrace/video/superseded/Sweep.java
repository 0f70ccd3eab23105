package dev.millrace.video.superseded;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.superseded.SupersededOutputs.Due;
import dev.millrace.video.video.Videos;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what lies under a video's outputs and is neither served nor being made. */
@Component
class Sweep implements Pass {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final SupersededOutputs superseded;
    private final Videos videos;
    private final Jobs jobs;
    private final VideoAssets assets;
    private final MediaStore store;
    private final Removals removals;
    private final TransactionTemplate transaction;
    private final OutputProperties properties;

    Sweep(
            SupersededOutputs superseded,
            Videos videos,
            Jobs jobs,
            VideoAssets assets,
            MediaStore store,
            Removals removals,
            TransactionTemplate transaction,
            OutputProperties properties) {
        this.superseded = superseded;
        this.videos = videos;
        this.jobs = jobs;
        this.assets = assets;
        this.store = store;
        this.removals = removals;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.sweepEvery(), "sweep-superseded");
    }

    @Override
    public void pass() {
        superseded.due().forEach(this::sweep);
    }

    private void sweep(Due due) {
        List<String> unserved = unserved(due.videoId());
        transaction.executeWithoutResult(status -> {
            unserved.forEach(folder -> removals.request(folder, Removals.Reason.SUPERSEDED));
            superseded.done(due);
        });
        if (!unserved.isEmpty()) {
            log.atInfo()
                    .addKeyValue(LogFields.VIDEO_ID, due.videoId())
                    .log("{} superseded folders are removed", unserved.size());
        }
    }

    // why: this order. What is listed was begun by a job that was open by then; if it is not open any more when the
    // video is
    // read, then its output is among the assets that are read last, or it came to nothing.
    private List<String> unserved(UUID videoId) {
        List<String> attempts = Stream.of(ObjectKeys.playbackPrefix(videoId), ObjectKeys.manifestsPrefix(videoId))
                .flatMap(all -> store.folders(all).stream())
                .filter(job -> !job.equals(ObjectKeys.captionsPrefix(videoId)))
                .flatMap(job -> store.folders(job).stream())
                .toList();
        if (videos.findByIdAndDeletedAtIsNull(videoId).isEmpty()) {
            return List.of(); // why: all of it is purged elsewhere
        }
        Set<String> used = used(videoId);
        return attempts.stream()
                .filter(folder -> used.stream().noneMatch(folder::startsWith))
                .toList();
    }

    /** Folders of outputs that are served or being made, and of their manifests. */
    private Set<String> used(UUID videoId) {
        Set<String> used = new HashSet<>();
        jobs.openOf(videoId).ifPresent(job -> {
            used.add(ObjectKeys.jobPrefix(videoId, job.id()));
            used.add(ObjectKeys.manifestsPrefix(videoId, job.id()));
        });
        String outputs = ObjectKeys.playbackPrefix(videoId);
        for (VideoAsset asset : assets.of(videoId)) {
            String[] steps = asset.fileKey().substring(outputs.length()).split("/");
            String attempt = steps[0] + "/" + steps[1] + "/";
            used.add(outputs + attempt);
            used.add(ObjectKeys.manifestsPrefix(videoId) + attempt);
        }
        return used;
    }
}
