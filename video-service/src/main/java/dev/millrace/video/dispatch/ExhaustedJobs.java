package dev.millrace.video.dispatch;

import dev.millrace.video.lifecycle.JobExhausted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts jobs whose attempts are used up into the dead-letter queue, for the operators' alarm and redrive. By the outbox of the
 * transaction that fails the video, so that both are true or neither, whatever became of the worker and its message.
 */
@Component
class ExhaustedJobs {

    private final JobQueue queue;

    ExhaustedJobs(JobQueue queue) {
        this.queue = queue;
    }

    @EventListener
    void on(JobExhausted job) {
        queue.bury(job);
    }
}
