package dev.millrace.video.recovery;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.JobTasks;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.job.Task;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Finds open jobs and tasks without a heartbeat, so that each ends within bounded time and no video stays TRANSCODING. */
@Component
class Reconciler implements Pass {

    private final Jobs jobs;
    private final JobTasks tasks;
    private final LostJobs lostJobs;
    private final LostMessages lostMessages;
    private final RecoveryProperties properties;
    private final Clock clock;

    Reconciler(
            Jobs jobs,
            JobTasks tasks,
            LostJobs lostJobs,
            LostMessages lostMessages,
            RecoveryProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.lostJobs = lostJobs;
        this.lostMessages = lostMessages;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), "reconcile");
    }

    @Override
    public void pass() {
        Instant now = clock.instant();
        Instant silentSince = now.minus(properties.silence());
        jobs.silentSince(silentSince, properties.batch()).forEach(job -> repair(job, now));
        tasks.silentSince(silentSince, properties.batch()).forEach(task -> repair(task, now));
        lostMessages
                .among(jobs.waitingSince(silentSince, properties.batch()), now)
                .forEach(job -> repair(job, now));
    }

    private void repair(Task task, Instant now) {
        if (!task.work().isLeased(now)) {
            lostJobs.repair(task, now.minus(properties.silence()));
        }
    }

    private void repair(Job job, Instant now) {
        if (!job.work().isLeased(now)) {
            lostJobs.repair(job, false, now.minus(properties.silence()));
        }
    }
}
