package dev.millrace.worker.task;

import dev.millrace.worker.attempt.AttemptResult;
import dev.millrace.worker.attempt.AttemptResult.PartDone;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.DivisionStore;
import org.springframework.stereotype.Component;

/** Runs attempts at parts of divided jobs. Thread-safe. */
@Component
public class PartRunner {

    private final DivisionStore store;
    private final TaskMaker tasks;
    private final Assembly assembly;

    PartRunner(DivisionStore store, TaskMaker tasks, Assembly assembly) {
        this.store = store;
        this.tasks = tasks;
        this.assembly = assembly;
    }

    /**
     * Makes the task, or assembles. What the result says is stored but not reported yet; that the stream plays, is.
     *
     * @throws dev.millrace.worker.outcome.TranscodeFailure when it failed; of a task always retryable
     * @throws dev.millrace.worker.outcome.AttemptStopped when the stop signal came
     * @throws dev.millrace.worker.attempt.NotEnoughDisk when it could not begin here and now
     */
    public AttemptResult run(TranscodeAttempt attempt) throws InterruptedException {
        DividedPlan plan = store.plan(attempt.folder());
        attempt.steps().ended("read plan");
        if (!attempt.isOfTask()) {
            return assembly.assemble(attempt, plan);
        }
        tasks.make(attempt, plan, plan.task(attempt.claim().task()));
        return new PartDone();
    }
}
