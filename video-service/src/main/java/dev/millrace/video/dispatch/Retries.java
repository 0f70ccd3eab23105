package dev.millrace.video.dispatch;

import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** FAILED to TRANSCODING again, with a new job. */
@Service
class Retries {

    private final Videos videos;
    private final StoredSources sources;
    private final NewJobs jobs;

    Retries(Videos videos, StoredSources sources, NewJobs jobs) {
        this.videos = videos;
        this.sources = sources;
        this.jobs = jobs;
    }

    void retry(String ownerId, UUID videoId) {
        Video video = videos.owned(videoId, ownerId);
        if (video.status() == VideoStatus.TRANSCODING) {
            return;
        }
        if (video.status() != VideoStatus.FAILED) {
            throw new IllegalTransition(
                    videoId,
                    video.status(),
                    VideoStatus.TRANSCODING,
                    video.status().remedy());
        }
        sources.mustExist(video);
        jobs.open(video);
    }
}
