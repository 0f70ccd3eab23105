package dev.millrace.video.operations;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.job.DeadJobs;
import dev.millrace.video.job.DeadJobs.DeadJob;
import dev.millrace.video.queue.DeadLetters.DeadMessage;
import org.springframework.stereotype.Component;

/** Looks up what a dead message means for its video, as operators see it. */
@Component
class DeadLetterReader {

    private final DeadJobs deadJobs;

    DeadLetterReader(DeadJobs deadJobs) {
        this.deadJobs = deadJobs;
    }

    DeadLetter understand(DeadMessage message) {
        TranscodeJob job = message.job();
        DeadJob dead = deadJobs.understand(job);
        return new DeadLetter(
                message.id(),
                dead.meaning(),
                job == null ? null : job.videoId(),
                job == null ? null : job.jobId(),
                job == null ? null : job.enqueuedAt(),
                dead.videoStatus(),
                dead.failReason());
    }
}
