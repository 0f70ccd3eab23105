package dev.millrace.video.job;

import dev.millrace.common.trace.Traces;
import dev.millrace.video.video.StoredSource;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoLifecycle;
import dev.millrace.video.video.VideoRemoved;
import dev.millrace.video.video.VideoStatus;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens jobs, for an upload or a rerun, and cancels them with their videos. */
@Service
public class OpenedJobs {

    private final VideoLifecycle lifecycle;
    private final TranscodedVideos videos;
    private final Jobs jobs;
    private final JobEnds ends;
    private final ApplicationEventPublisher events;
    private final Traces traces;
    private final Clock clock;

    OpenedJobs(
            VideoLifecycle lifecycle,
            TranscodedVideos videos,
            Jobs jobs,
            JobEnds ends,
            ApplicationEventPublisher events,
            Traces traces,
            Clock clock) {
        this.lifecycle = lifecycle;
        this.videos = videos;
        this.jobs = jobs;
        this.ends = ends;
        this.events = events;
        this.traces = traces;
        this.clock = clock;
    }

    /** UPLOADING to UPLOADED to TRANSCODING: the job is in the queue's outbox by now. Other sessions change nothing. */
    @Transactional
    public void uploadCompleted(UUID videoId, UUID sessionId, UUID jobId, StoredSource stored) {
        lifecycle.uploadCompleted(videoId, sessionId, stored).ifPresent(video -> open(video, jobId));
    }

    /** A job of a locked video that has none open, in the caller's transaction: TRANSCODING, unless it plays. */
    Job open(Video video, UUID jobId) {
        String source = Objects.requireNonNull(video.source().fileKey(), "no source");
        Job job = new Job(
                jobId,
                video.id(),
                video.ownerId(),
                source,
                traces.currentForJob(),
                clock.instant(),
                Division.NONE,
                Work.enqueued(clock.instant()));
        jobs.insert(job);
        if (video.status() == VideoStatus.READY) {
            events.publishEvent(new ReadyVideoJobChanged(video.id(), jobId, video.ownerId(), true, null));
        } else {
            videos.transcoding(video);
        }
        return job;
    }

    // why: within the transaction that holds the video's lock
    @EventListener
    void on(VideoRemoved removed) {
        jobs.lockLatestOf(removed.videoId()).filter(Job::isOpen).ifPresent(ends::cancel);
    }
}
