package dev.millrace.worker.attempt;

import dev.millrace.worker.attempt.AttemptResult.Divided;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.DivisionStore;
import dev.millrace.worker.report.ProgressReports;
import org.springframework.stereotype.Component;

/** Makes what a divided job copies from its source, and leaves the rest of it to tasks. Thread-safe. */
@Component
class Dividing {

    private final OutputPipeline pipeline;
    private final ScratchDirectory scratchDirectory;
    private final DivisionStore store;

    Dividing(OutputPipeline pipeline, ScratchDirectory scratchDirectory, DivisionStore store) {
        this.pipeline = pipeline;
        this.scratchDirectory = scratchDirectory;
        this.store = store;
    }

    /**
     * Returns when all is stored that the tasks need.
     *
     * @param isInOneGo whether only the complete output is reported
     * @throws dev.millrace.worker.verify.CopyUnfit when the plan copies what must be encoded
     */
    Divided divide(
            TranscodeAttempt attempt,
            FetchedSource source,
            DividedPlan plan,
            boolean isInOneGo,
            ProgressReports progress)
            throws InterruptedException {
        if (plan.madePasses() > 0) {
            scratchDirectory.checkRoomForOutput(plan.facts().durationSeconds());
            store.keep(attempt.folder(), 0, pipeline.makeFirst(attempt, source, plan.plan(), !isInOneGo, progress));
        }
        store.keep(attempt.folder(), plan);
        attempt.steps().ended("divide");
        return new Divided(plan.stages());
    }
}
