package dev.millrace.video.retention;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.Videos;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Folders of attempts under a video's outputs that are neither served nor being made. */
@Component
class UnservedFolders {

    private final Videos videos;
    private final Jobs jobs;
    private final VideoAssets assets;
    private final MediaStore store;

    UnservedFolders(Videos videos, Jobs jobs, VideoAssets assets, MediaStore store) {
        this.videos = videos;
        this.jobs = jobs;
        this.assets = assets;
        this.store = store;
    }

    // why: this order. Each listed folder belongs to a job that was open before the listing; if the job is closed when
    // the video is read, its output is among the assets, which are read last, or it has none.
    List<String> of(UUID videoId) {
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
