package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.queue.JobQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An attempt divides its job into tasks, and tasks and assemblies of them are done. Every verb locks the job, then its task, and may be
 * repeated; any attempt but the effective one is refused with {@link StaleAttempt}.
 */
@Service
public class DividedJobs {

    /** Messages that go out before the call is answered, so that idle workers begin at once; the others follow within seconds. */
    private static final int AT_ONCE = 16;

    private final Jobs jobs;
    private final JobTasks tasks;
    private final JobQueue queue;
    private final OutboxRelay relay;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DividedJobs(
            Jobs jobs,
            JobTasks tasks,
            JobQueue queue,
            OutboxRelay relay,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.queue = queue;
        this.relay = relay;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The job waits for its tasks from now on, each of which has a message.
     *
     * @param stages how many tasks each stage has, in order
     * @throws TooManyTasks above {@value DivideRequest#MOST_TASKS}
     */
    public void divide(AttemptId by, List<Integer> stages) {
        if (sum(stages) > DivideRequest.MOST_TASKS) {
            throw new TooManyTasks();
        }
        List<String> messages = Objects.requireNonNull(transaction.execute(status -> {
            Job job = lockOpen(by);
            boolean isRepeated = job.isDivided() && job.planner().equals(by);
            return isRepeated ? List.<String>of() : divide(job, by, stages);
        }));
        messages.stream().limit(AT_ONCE).forEach(relay::deliverNow);
    }

    /** Messages in the outbox. */
    private List<String> divide(Job job, AttemptId by, List<Integer> stages) {
        if (job.isDivided() || !job.latestAttempt().equals(by)) {
            throw new StaleAttempt();
        }
        Instant now = clock.instant();
        int number = sum(stages);
        tasks.insert(job.id(), stages, now);
        jobs.save(job.with(Division.by(by.number(), number)).with(job.work().divided(now)));
        return queue.enqueue(job.videoId(), job.id(), job.sourceFileKey(), number);
    }

    private static int sum(List<Integer> stages) {
        return stages.stream().mapToInt(Integer::intValue).sum();
    }

    /** A task is done, or an assembly that is not the last. An assembly is due when the stage after the last assembled one is whole. */
    public void done(AttemptId by) {
        transaction.executeWithoutResult(status -> {
            Job job = lockOpen(by);
            if (job.isDivided() && job.latestAttempt().equals(by)) {
                assembled(job);
            } else {
                done(job, tasks.lock(by).orElseThrow(StaleAttempt::new));
            }
        });
        relay.deliverNow(by.videoId().toString());
    }

    private void assembled(Job job) {
        if (!job.division().isAssembling()) {
            return;
        }
        if (job.division().areTasksDone() && job.division().stage() == tasks.wholeStages(job.id())) {
            throw new StaleAttempt(); // why: the last assembly completes the job, or else it would never end
        }
        Job waiting = job.with(job.division().assembled());
        onwards(waiting.with(waiting.work().divided(clock.instant())));
    }

    private void done(Job job, Task task) {
        if (!task.work().isOpen()) {
            return;
        }
        tasks.save(task.with(task.work().done(clock.instant())));
        Job advanced = job.with(job.division().taskDone());
        onwards(advanced);
        events.publishEvent(new TaskDone(
                advanced.planner(),
                advanced.division().tasksDone(),
                advanced.division().tasks()));
    }

    private void onwards(Job job) {
        if (job.isWaitingForTasks()
                && tasks.wholeStages(job.id()) > job.division().stagesDone()) {
            jobs.save(job.released(clock.instant()));
            queue.enqueue(job.videoId(), job.id(), job.sourceFileKey());
        } else {
            jobs.save(job);
        }
    }

    private Job lockOpen(AttemptId by) {
        return jobs.lock(by.jobId())
                .filter(job -> job.isOpen() && job.videoId().equals(by.videoId()))
                .orElseThrow(StaleAttempt::new);
    }
}
