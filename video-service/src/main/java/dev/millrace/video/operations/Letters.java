package dev.millrace.video.operations;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.job.DeadJobs;
import dev.millrace.video.job.DeadJobs.DeadJob;
import dev.millrace.video.job.DeadJobs.Meaning;
import dev.millrace.video.queue.DeadLetters.DeadLetter;
import dev.millrace.video.video.VideoStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dead letters as operators see them. */
@Component
class Letters {

    private final DeadJobs deadJobs;

    Letters(DeadJobs deadJobs) {
        this.deadJobs = deadJobs;
    }

    Letter understand(DeadLetter letter) {
        TranscodeJob message = letter.job();
        DeadJob dead = deadJobs.understand(message);
        return new Letter(
                letter.id(),
                dead.meaning(),
                message == null ? null : message.videoId(),
                message == null ? null : message.jobId(),
                message == null ? null : message.enqueuedAt(),
                dead.videoStatus(),
                dead.failReason());
    }

    /**
     * One dead letter.
     *
     * @param enqueuedAt when it was put there, or its job into the queue
     * @param failReason why the last attempt failed, if known
     */
    record Letter(
            String messageId,
            Meaning state,
            @Nullable UUID videoId,
            @Nullable UUID jobId,
            @Nullable Instant enqueuedAt,
            @Nullable VideoStatus videoStatus,
            @Nullable FailReason failReason) {}
}
