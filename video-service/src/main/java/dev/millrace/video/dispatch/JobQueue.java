package dev.millrace.video.dispatch;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.trace.Traces;
import dev.millrace.video.lifecycle.CurrentJob;
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
        TranscodeJob message = new TranscodeJob(
                TranscodeJob.CURRENT_VERSION,
                jobId,
                video.id(),
                sourceFileKey,
                TranscodeJob.DEFAULT_RENDITIONS,
                clock.instant(),
                traces.current());
        outbox.add(KIND, video.id().toString(), message);
    }
}
