package dev.millrace.worker.attempt;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.worker.attempt.AttemptResult.Complete;
import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.Division;
import dev.millrace.worker.encode.EncodeProperties;
import dev.millrace.worker.encode.EncodeProperties.ReadyAt;
import dev.millrace.worker.outcome.AttemptStopped;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Planner;
import dev.millrace.worker.report.ProgressReports;
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.verify.CopyUnfit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs attempts at whole jobs: fetch, probe, plan, then encode and store, or divide. Thread-safe. */
@Component
public class Transcoder {

    private static final Logger log = LoggerFactory.getLogger(Transcoder.class);

    private final SourceIntake intake;
    private final Planner planner;
    private final Division division;
    private final Dividing dividing;
    private final OutputPipeline pipeline;
    private final EarlierOutput earlierOutput;
    private final LeftOutputs leftOutputs;
    private final ScratchDirectory scratchDirectory;
    private final Reports reports;
    private final ReadyAt readyAt;

    Transcoder(
            SourceIntake intake,
            Planner planner,
            Division division,
            Dividing dividing,
            OutputPipeline pipeline,
            EarlierOutput earlierOutput,
            LeftOutputs leftOutputs,
            ScratchDirectory scratchDirectory,
            Reports reports,
            EncodeProperties encode) {
        this.intake = intake;
        this.planner = planner;
        this.division = division;
        this.dividing = dividing;
        this.pipeline = pipeline;
        this.earlierOutput = earlierOutput;
        this.leftOutputs = leftOutputs;
        this.scratchDirectory = scratchDirectory;
        this.reports = reports;
        this.readyAt = encode.readyAt();
    }

    /**
     * Makes a whole output, or divides the making. What the result says is stored but not reported yet.
     *
     * @throws TranscodeFailure when it failed
     * @throws AttemptStopped when the stop signal came
     * @throws NotEnoughDisk when it could not begin here and now
     */
    public AttemptResult run(TranscodeAttempt attempt) throws InterruptedException {
        Optional<Completed> earlier = earlierOutput.of(attempt.id());
        if (earlier.isPresent()) {
            log.info("An earlier attempt is whole, nothing to encode");
            return new Complete(earlier.get());
        }
        AttemptResult result = swept(attempt, (source, progress) -> planAndMake(attempt, source, progress));
        if (result instanceof Complete && !attempt.isOfReadyVideo()) {
            leftOutputs.sweepOthers(attempt);
        }
        return result;
    }

    /** Makes a whole output that copies nothing, undivided; throws like {@link #run}. */
    public Completed encodeAll(TranscodeAttempt attempt) throws InterruptedException {
        return swept(
                attempt,
                (source, progress) ->
                        make(attempt, source, plan(attempt, source, progress).withoutCopy(), progress));
    }

    private <R> R swept(TranscodeAttempt attempt, SourceIntake.Making<R> making) throws InterruptedException {
        try (ProgressReports progress = reports.openProgress(attempt.id(), attempt.signal())) {
            return intake.with(attempt, progress, making);
        } catch (TranscodeFailure e) {
            leftOutputs.sweepUnlessServed(attempt);
            throw e;
        } catch (AttemptStopped e) {
            if (e.why() == StopSignal.Cause.DRAINING) {
                // why later: the job must be back before the worker is killed, whatever storage takes
                attempt.abandon();
            }
            throw e;
        }
    }

    /** Plans by all of a source. */
    private Plan plan(TranscodeAttempt attempt, FetchedSource source, ProgressReports progress)
            throws InterruptedException {
        if (!source.isWhole()) {
            intake.fetchRest(attempt, source.parts(), progress);
        }
        Plan plan = planner.plan(source.file(), source.facts(), attempt.job().renditions(), attempt.signal());
        log.info("Source {}, plan {}", source.facts(), plan);
        attempt.steps().ended("plan");
        return plan;
    }

    /** Plans by what is there of a source; empty when all of it is needed to make something of it. */
    private Optional<DividedPlan> planByIndex(TranscodeAttempt attempt, FetchedSource source) {
        if (source.isWhole()) {
            return Optional.empty();
        }
        Optional<DividedPlan> divided = planner.plan(
                        source.facts(), attempt.job().renditions())
                .flatMap(plan -> division.of(source.object(), source.file(), source.facts(), plan, isInOneGo(attempt)));
        divided.ifPresent(plan -> log.info("Source {} by its index, plan {}", plan.facts(), plan.plan()));
        attempt.steps().ended("plan");
        return divided;
    }

    /** why: what a copy is worth is seen only when it is there; one that does not fit the other renditions is encoded. */
    private AttemptResult planAndMake(TranscodeAttempt attempt, FetchedSource source, ProgressReports progress)
            throws InterruptedException {
        Optional<DividedPlan> early = planByIndex(attempt, source);
        if (early.isPresent()) {
            return dividing.divide(attempt, source, early.get(), isInOneGo(attempt), progress);
        }
        Plan plan = plan(attempt, source, progress);
        try {
            return divideOrMake(attempt, source, plan, progress);
        } catch (CopyUnfit e) {
            if (attempt.isServed()) {
                throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Other renditions do not fit the copy", e);
            }
            log.warn("Encoding after all: {}", e.getMessage());
            source.scratch().clearOutput();
            leftOutputs.sweepUnlessServed(attempt);
            return divideOrMake(attempt, source, plan.withoutCopy(), progress);
        }
    }

    private AttemptResult divideOrMake(
            TranscodeAttempt attempt, FetchedSource source, Plan plan, ProgressReports progress)
            throws InterruptedException {
        Optional<DividedPlan> divided =
                division.of(source.object(), source.file(), source.facts(), plan, isInOneGo(attempt));
        return divided.isPresent()
                ? dividing.divide(attempt, source, divided.get(), isInOneGo(attempt), progress)
                : new Complete(make(attempt, source, plan, progress));
    }

    private Completed make(TranscodeAttempt attempt, FetchedSource source, Plan plan, ProgressReports progress)
            throws InterruptedException {
        scratchDirectory.checkRoomForOutput(source.facts().durationSeconds());
        return pipeline.make(attempt, source, isInOneGo(attempt) ? plan.inOneGo() : plan, progress);
    }

    private boolean isInOneGo(TranscodeAttempt attempt) {
        return attempt.isOfReadyVideo() || readyAt == ReadyAt.ALL;
    }
}
