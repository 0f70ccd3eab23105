package dev.millrace.worker.attempt;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Stage;
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
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.report.ProgressReports;
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.source.PartialSource;
import dev.millrace.worker.source.S3Sources;
import dev.millrace.worker.source.SourceObject;
import dev.millrace.worker.verify.CopyUnfit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs attempts at whole jobs: fetch, probe, plan, then encode and store, or divide. Thread-safe. */
@Component
public class Transcoder {

    private static final Logger log = LoggerFactory.getLogger(Transcoder.class);

    private final S3Sources sources;
    private final Probe probe;
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
            S3Sources sources,
            Probe probe,
            Planner planner,
            Division division,
            Dividing dividing,
            OutputPipeline pipeline,
            EarlierOutput earlierOutput,
            LeftOutputs leftOutputs,
            ScratchDirectory scratchDirectory,
            Reports reports,
            EncodeProperties encode) {
        this.sources = sources;
        this.probe = probe;
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
                        make(attempt, source, plan(attempt, source).withoutCopy(), progress));
    }

    /** What is made of a fetched source. */
    @FunctionalInterface
    private interface Making<R> {
        R of(FetchedSource source, ProgressReports progress) throws InterruptedException;
    }

    private <R> R swept(TranscodeAttempt attempt, Making<R> making) throws InterruptedException {
        try (ProgressReports progress = new ProgressReports(reports, attempt.id(), attempt.signal())) {
            return fetched(attempt, progress, making);
        } catch (TranscodeFailure e) {
            leftOutputs.sweepUnlessServed(attempt);
            throw e;
        } catch (AttemptStopped e) {
            if (e.why() == StopSignal.Cause.DRAINING) {
                leftOutputs.sweepUnlessServed(attempt);
            }
            throw e;
        }
    }

    private <R> R fetched(TranscodeAttempt attempt, ProgressReports progress, Making<R> making)
            throws InterruptedException {
        StopSignal signal = attempt.signal();
        progress.at(Stage.DOWNLOADING, 0, null);
        SourceObject object = sources.look(attempt.job().sourceFileKey());
        scratchDirectory.checkRoomForSource(object.sizeBytes());
        try (Scratch scratch = scratchDirectory.open(attempt.id());
                PartialSource source = sources.open(object, scratch.source(), signal)) {
            source.fetchAll(share -> progress.at(Stage.DOWNLOADING, (int) (share * 5), null));
            attempt.steps().ended("download");
            progress.at(Stage.PROBING, 5, null);
            SourceFacts facts = probe.probe(scratch.source(), signal);
            reports.probed(attempt.id(), facts.summary(), signal);
            attempt.steps().ended("probe");
            return making.of(new FetchedSource(object, scratch, facts), progress);
        }
    }

    private Plan plan(TranscodeAttempt attempt, FetchedSource source) throws InterruptedException {
        Plan plan = planner.plan(source.file(), source.facts(), attempt.job().renditions(), attempt.signal());
        log.info("Source {}, plan {}", source.facts(), plan);
        attempt.steps().ended("plan");
        return plan;
    }

    /** why: what a copy is worth is seen only when it is there; one that does not fit the other renditions is encoded. */
    private AttemptResult planAndMake(TranscodeAttempt attempt, FetchedSource source, ProgressReports progress)
            throws InterruptedException {
        Plan plan = plan(attempt, source);
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
