package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.worker.attempt.AttemptResult.Divided;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.DivisionStore;
import dev.millrace.worker.report.ProgressReports;
import org.springframework.stereotype.Component;

/** Makes what a divided job copies from its source, or else its poster, and leaves the rest of it to tasks. Thread-safe. */
@Component
class Dividing {

    private final OutputPipeline pipeline;
    private final EarlyPoster earlyPoster;
    private final ScratchDirectory scratchDirectory;
    private final DivisionStore store;

    Dividing(OutputPipeline pipeline, EarlyPoster earlyPoster, ScratchDirectory scratchDirectory, DivisionStore store) {
        this.pipeline = pipeline;
        this.earlyPoster = earlyPoster;
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
        store.keep(attempt.folder(), begun(attempt, source, plan, isInOneGo, progress));
        attempt.steps().ended("divide");
        return new Divided(plan.stages());
    }

    private DividedPlan begun(
            TranscodeAttempt attempt,
            FetchedSource source,
            DividedPlan plan,
            boolean isInOneGo,
            ProgressReports progress)
            throws InterruptedException {
        if (plan.madePasses() > 0) {
            scratchDirectory.checkRoomForOutput(plan.facts().durationSeconds());
            store.keep(attempt.folder(), 0, pipeline.makeFirst(attempt, source, plan.plan(), !isInOneGo, progress));
            return plan;
        }
        Asset poster = earlyPoster.of(attempt, source, plan.plan()).orElse(null);
        attempt.steps().ended("poster");
        return plan.with(poster);
    }
}
