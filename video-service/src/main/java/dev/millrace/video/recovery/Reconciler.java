package dev.millrace.video.recovery;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for open jobs of which nothing is heard: each has a bounded time to its end, and TRANSCODING a way out. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Jobs jobs;
    private final LostJobs lostJobs;
    private final LostMessages lostMessages;
    private final RecoveryProperties properties;
    private final Clock clock;

    Reconciler(Jobs jobs, LostJobs lostJobs, LostMessages lostMessages, RecoveryProperties properties, Clock clock) {
        this.jobs = jobs;
        this.lostJobs = lostJobs;
        this.lostMessages = lostMessages;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.recovery.every:20s}")
    @SchedulerLock(name = "reconcile")
    void pass() {
        Instant now = clock.instant();
        Instant silentSince = now.minus(properties.silence());
        try {
            jobs.silentSince(silentSince, properties.batch()).forEach(job -> repair(job, now));
            lostMessages
                    .among(jobs.waitingSince(silentSince, properties.batch()), now)
                    .forEach(job -> repair(job, now));
        } catch (Unavailable e) {
            log.warn("Recovery is repeated later: {}", e.getMessage());
        }
    }

    private void repair(Job job, Instant now) {
        if (!job.work().isLeased(now)) {
            lostJobs.repair(job, false, now.minus(properties.silence()));
        }
    }
}
