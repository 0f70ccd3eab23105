package dev.millrace.video.superseded;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoAsset;
import dev.millrace.video.lifecycle.VideoAssets;
import dev.millrace.video.lifecycle.Videos;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.superseded.SupersededOutputs.Due;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what lies under a video's outputs and is neither served nor being made. */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final SupersededOutputs superseded;
    private final Videos videos;
    private final VideoAssets assets;
    private final MediaStore store;
    private final MeterRegistry meters;

    Sweep(SupersededOutputs superseded, Videos videos, VideoAssets assets, MediaStore store, MeterRegistry meters) {
        this.superseded = superseded;
        this.videos = videos;
        this.assets = assets;
        this.store = store;
        this.meters = meters;
    }

    @Scheduled(fixedDelayString = "${millrace.output.sweep-every:5m}")
    @SchedulerLock(name = "sweep-superseded")
    void pass() {
        try {
            superseded.due().forEach(this::sweep);
        } catch (Unavailable e) {
            log.warn("Superseded outputs are removed later: {}", e.getMessage());
        }
    }

    private void sweep(Due due) {
        int removed = 0;
        for (String folder : unserved(due.videoId())) {
            removed += store.purge(folder);
        }
        superseded.done(due);
        if (removed > 0) {
            meters.counter("video.superseded.objects").increment(removed);
            log.atInfo().addKeyValue(LogFields.VIDEO_ID, due.videoId()).log("{} superseded objects removed", removed);
        }
    }

    // why: this order. What is listed was begun by a job that was open by then; if it is not open any more when the
    // video is
    // read, then its output is among the assets that are read last, or it came to nothing.
    private List<String> unserved(UUID videoId) {
        List<String> attempts = store.folders(ObjectKeys.outputsPrefix(videoId)).stream()
                .flatMap(job -> store.folders(job).stream())
                .toList();
        Video video = videos.findByIdAndDeletedAtIsNull(videoId).orElse(null);
        if (video == null) {
            return List.of(); // why: all of it is purged elsewhere
        }
        String open = openPrefix(video);
        List<VideoAsset> served = assets.of(videoId);
        return attempts.stream()
                .filter(folder -> open == null || !folder.startsWith(open))
                .filter(folder ->
                        served.stream().noneMatch(asset -> asset.fileKey().startsWith(folder)))
                .toList();
    }

    private static @Nullable String openPrefix(Video video) {
        CurrentJob job = video.job();
        return job != null && job.isOpen() ? ObjectKeys.jobPrefix(video.id(), job.jobId()) : null;
    }
}
