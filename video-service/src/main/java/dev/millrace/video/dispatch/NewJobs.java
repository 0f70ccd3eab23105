package dev.millrace.video.dispatch;

import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.web.Ids;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoLifecycle;
import dev.millrace.video.lifecycle.VideoStatus;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a video a new job and puts it into the queue: one that is FAILED is TRANSCODING again, one that is READY plays on. */
@Component
class NewJobs {

    private final VideoLifecycle lifecycle;
    private final JobQueue queue;
    private final OutboxRelay relay;
    private final Ids ids;
    private final TransactionTemplate transaction;

    NewJobs(VideoLifecycle lifecycle, JobQueue queue, OutboxRelay relay, Ids ids, TransactionTemplate transaction) {
        this.lifecycle = lifecycle;
        this.queue = queue;
        this.relay = relay;
        this.ids = ids;
        this.transaction = transaction;
    }

    /**
     * The caller has seen the source.
     *
     * @return whether it got one; false when a job is open already
     * @throws IllegalTransition when it is in another status by now
     */
    boolean open(Video video) {
        Boolean isNew = transaction.execute(status -> enqueue(video));
        relay.deliverNow(video.id().toString());
        return Boolean.TRUE.equals(isNew);
    }

    private boolean enqueue(Video video) {
        UUID jobId = ids.next();
        boolean isNew = video.status() == VideoStatus.READY
                ? lifecycle.reprocess(video.id(), jobId)
                : lifecycle.retry(video.id(), jobId);
        if (isNew) {
            queue.enqueue(video, jobId);
        }
        return isNew;
    }
}
