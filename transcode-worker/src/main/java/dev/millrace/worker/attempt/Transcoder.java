package dev.millrace.worker.attempt;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeReport.Completed;
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
import dev.millrace.worker.source.S3Sources;
import dev.millrace.worker.source.SourceObject;
import dev.millrace.worker.verify.CopyUnfit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs attempts: fetch, probe, plan, encode, store. Thread-safe. */
@Component
public class Transcoder {

    private static final Logger log = LoggerFactory.getLogger(Transcoder.class);

    private final S3Sources sources;
    private final Probe probe;
    private final Planner planner;
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
            OutputPipeline pipeline,
            EarlierOutput earlierOutput,
            LeftOutputs leftOutputs,
            ScratchDirectory scratchDirectory,
            Reports reports,
            EncodeProperties encode) {
        this.sources = sources;
        this.probe = probe;
        this.planner = planner;
        this.pipeline = pipeline;
        this.earlierOutput = earlierOutput;
        this.leftOutputs = leftOutputs;
        this.scratchDirectory = scratchDirectory;
        this.reports = reports;
        this.readyAt = encode.readyAt();
    }

    /**
     * Runs the attempt and returns the report of its complete output, which is stored but not reported yet.
     *
     * @throws TranscodeFailure when it failed
     * @throws AttemptStopped when the stop signal came
     * @throws NotEnoughDisk when it could not begin here and now
     */
    public Completed run(TranscodeAttempt attempt) throws InterruptedException {
        Optional<Completed> earlier = earlierOutput.of(attempt.id());
        if (earlier.isPresent()) {
            log.info("An earlier attempt is whole, nothing to encode");
            return earlier.get();
        }
        try {
            Completed ready = fetchAndMake(attempt);
            if (!attempt.isOfReadyVideo()) {
                leftOutputs.sweepOthers(attempt);
            }
            return ready;
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

    private Completed fetchAndMake(TranscodeAttempt attempt) throws InterruptedException {
        StopSignal signal = attempt.signal();
        try (ProgressReports progress = new ProgressReports(reports, attempt.id(), signal)) {
            progress.at(Stage.DOWNLOADING, 0, null);
            SourceObject object = sources.look(attempt.job().sourceFileKey());
            scratchDirectory.checkRoomForSource(object.sizeBytes());
            try (Scratch scratch = scratchDirectory.open(attempt.id())) {
                sources.download(
                        object,
                        scratch.source(),
                        share -> progress.at(Stage.DOWNLOADING, (int) (share * 5), null),
                        signal);
                attempt.steps().ended("download");
                progress.at(Stage.PROBING, 5, null);
                FetchedSource source = new FetchedSource(scratch, probe.probe(scratch.source(), signal));
                reports.probed(attempt.id(), source.facts().summary(), signal);
                attempt.steps().ended("probe");
                return planAndMake(attempt, source, progress);
            }
        }
    }

    private Completed planAndMake(TranscodeAttempt attempt, FetchedSource source, ProgressReports progress)
            throws InterruptedException {
        SourceFacts facts = source.facts();
        Plan staged = planner.plan(source.file(), facts, attempt.job().renditions(), attempt.signal());
        Plan plan = attempt.isOfReadyVideo() || readyAt == ReadyAt.ALL ? staged.inOneGo() : staged;
        log.info("Source {}, plan {}", facts, plan);
        attempt.steps().ended("plan");
        scratchDirectory.checkRoomForOutput(facts.durationSeconds());
        return make(attempt, source, plan, progress);
    }

    /** why: what a copy is worth is seen only when it is there; one that does not fit the other renditions is encoded. */
    private Completed make(TranscodeAttempt attempt, FetchedSource source, Plan plan, ProgressReports progress)
            throws InterruptedException {
        try {
            return pipeline.make(attempt, source, plan, progress);
        } catch (CopyUnfit e) {
            if (attempt.isServed()) {
                throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Other renditions do not fit the copy", e);
            }
            log.warn("Encoding after all: {}", e.getMessage());
            source.scratch().clearOutput();
            leftOutputs.sweepUnlessServed(attempt);
            Plan encoded =
                    plan.isStaged() ? plan.withoutCopy() : plan.withoutCopy().inOneGo();
            return pipeline.make(attempt, source, encoded, progress);
        }
    }
}
