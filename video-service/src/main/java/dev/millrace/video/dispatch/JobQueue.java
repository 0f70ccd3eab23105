package dev.millrace.video.dispatch;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.trace.Traces;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.JobExhausted;
import dev.millrace.video.lifecycle.Video;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a video's job into the transcode queue, through the outbox. */
@Component
public class JobQueue {

    static final String KIND = "transcode-job";
    static final String DEAD_KIND = "dead-transcode-job";

    private final Outbox outbox;
    private final Traces traces;
    private final Clock clock;

    JobQueue(Outbox outbox, Traces traces, Clock clock) {
        this.outbox = outbox;
        this.traces = traces;
        this.clock = clock;
    }

    /** Enqueues the video's current job, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(Video video) {
        CurrentJob job = Objects.requireNonNull(video.job(), "no job");
        enqueue(video, job.jobId());
    }

    void enqueue(Video video, UUID jobId) {
        String sourceFileKey = Objects.requireNonNull(video.source().fileKey(), "no source");
        outbox.add(KIND, video.id().toString(), message(video.id(), jobId, sourceFileKey));
    }

    /** Puts the job into the dead-letter queue, in the caller's transaction. */
    void bury(JobExhausted job) {
        TranscodeJob message = message(job.videoId(), job.jobId(), job.sourceFileKey());
        outbox.add(DEAD_KIND, job.videoId().toString(), message);
    }

    private TranscodeJob message(UUID videoId, UUID jobId, String sourceFileKey) {
        return new TranscodeJob(
                TranscodeJob.CURRENT_VERSION,
                jobId,
                videoId,
                sourceFileKey,
                TranscodeJob.DEFAULT_RENDITIONS,
                clock.instant(),
                traces.current());
    }
}
