package dev.millrace.video.recovery;

import dev.millrace.video.job.Job;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.queue.WaitingJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells jobs whose message is lost from those that wait in a backlog. A message is lost when nothing waits in the queue any
 * more, or when messages that came well after it were given to workers. A job that is wrongly taken for lost gets a second
 * message, which costs one OBSOLETE claim, or more of them when it is divided; it goes to the end of the queue, so it takes another backlog to get a third.
 */
@Component
class LostMessages {

    /** why: SQS keeps the order about, not exactly. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

    private final WaitingJobs waitingJobs;
    private final Jobs jobs;
    private final RecoveryProperties properties;

    LostMessages(WaitingJobs waitingJobs, Jobs jobs, RecoveryProperties properties) {
        this.waitingJobs = waitingJobs;
        this.jobs = jobs;
        this.properties = properties;
    }

    /**
     * Those of them whose message is lost.
     *
     * @param waiting of which no message was seen for {@link RecoveryProperties#silence()}
     */
    List<Job> among(List<Job> waiting, Instant now) {
        if (waiting.isEmpty() || waitingJobs.count() == 0) {
            return waiting;
        }
        Instant lastTaken = jobs.lastQueuedOfThoseTaken().orElse(Instant.MIN);
        return waiting.stream().filter(job -> isLost(job, lastTaken, now)).toList();
    }

    private boolean isLost(Job job, Instant lastTaken, Instant now) {
        boolean isOverdue = job.work().heardAt().isBefore(now.minus(properties.unclaimedSilence()));
        return isOverdue || lastTaken.isAfter(job.messageSeenAt().plus(OUT_OF_ORDER));
    }
}
