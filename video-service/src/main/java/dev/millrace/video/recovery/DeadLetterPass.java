package dev.millrace.video.recovery;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.job.DeadJobs;
import dev.millrace.video.job.DeadJobs.DeadJob;
import dev.millrace.video.job.Job;
import dev.millrace.video.queue.DeadLetters;
import dev.millrace.video.queue.DeadLetters.DeadMessage;
import dev.millrace.video.queue.DeadLetters.Verdict;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the dead-letter queue, so that no video waits for a message that no worker will receive again. Removes the letter of an
 * open job once the job is enqueued again or ended; a job that used up its attempts has a letter of its own there. Keeps those
 * for the operators' alarm and redrive, and those of a job that another one replaced. Removes the letters of finished jobs and
 * deleted videos, which need no alarm.
 */
@Component
class DeadLetterPass implements Pass {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPass.class);
    private static final int MOST = 500;

    private final DeadLetters letters;
    private final DeadJobs deadJobs;
    private final LostJobs lostJobs;
    private final RecoveryProperties properties;
    private final Clock clock;

    DeadLetterPass(
            DeadLetters letters, DeadJobs deadJobs, LostJobs lostJobs, RecoveryProperties properties, Clock clock) {
        this.letters = letters;
        this.deadJobs = deadJobs;
        this.lostJobs = lostJobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), "dead-letters");
    }

    @Override
    public void pass() {
        letters.read(MOST, this::handle);
    }

    private Verdict handle(DeadMessage letter) {
        DeadJob dead = deadJobs.understand(letter.job());
        return switch (dead.meaning()) {
            case UNREADABLE -> {
                log.error("Dead letter {} is no job; an operator must look", letter.id());
                yield Verdict.KEEP;
            }
            case REDRIVABLE -> Verdict.KEEP;
            case OBSOLETE -> dead.isSettled() ? Verdict.REMOVE : Verdict.KEEP;
            case WAITING -> repair(dead.job());
        };
    }

    // why: even before the silence is over, since the queue will deliver this message to no worker again
    private Verdict repair(@Nullable Job job) {
        boolean isRepaired = job != null && lostJobs.repair(job, true, clock.instant());
        return isRepaired ? Verdict.REMOVE : Verdict.KEEP;
    }
}
