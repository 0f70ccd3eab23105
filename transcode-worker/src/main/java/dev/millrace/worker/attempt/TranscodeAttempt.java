package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.encode.EncodeProperties;
import dev.millrace.worker.encode.EncodeProperties.ReadyAt;
import dev.millrace.worker.outcome.AttemptStopped;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Planner;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.publish.S3Outputs;
import dev.millrace.worker.report.ProgressReports;
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.source.S3Sources;
import dev.millrace.worker.source.SourceObject;
import dev.millrace.worker.verify.CopyUnfit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs one attempt: fetch, probe, plan, encode, store. Thread-safe. */
@Component
public class TranscodeAttempt {

    private static final Logger log = LoggerFactory.getLogger(TranscodeAttempt.class);

    private final S3Sources sources;
    private final Probe probe;
    private final Planner planner;
    private final OutputPipeline pipeline;
    private final S3Outputs outputs;
    private final EarlierOutput earlierOutput;
    private final ScratchDirectory scratchDirectory;
    private final Reports reports;
    private final ReadyAt readyAt;

    TranscodeAttempt(
            S3Sources sources,
            Probe probe,
            Planner planner,
            OutputPipeline pipeline,
            S3Outputs outputs,
            EarlierOutput earlierOutput,
            ScratchDirectory scratchDirectory,
            Reports reports,
            EncodeProperties encode) {
        this.sources = sources;
        this.probe = probe;
        this.planner = planner;
        this.pipeline = pipeline;
        this.outputs = outputs;
        this.earlierOutput = earlierOutput;
        this.scratchDirectory = scratchDirectory;
        this.reports = reports;
        this.readyAt = encode.readyAt();
    }

    /**
     * Runs the attempt and returns the report of its complete output, which is stored but not reported yet.
     *
     * @param isReady whether the video plays already: then only the complete output is reported
     * @throws TranscodeFailure when it failed
     * @throws AttemptStopped when the stop signal came
     * @throws NotEnoughDisk when it could not begin here and now
     */
    public Completed run(TranscodeJob job, AttemptId attempt, boolean isReady, StopSignal signal)
            throws InterruptedException {
        Optional<Completed> earlier = earlierOutput.of(attempt);
        if (earlier.isPresent()) {
            log.info("An earlier attempt is whole, nothing to encode");
            return earlier.get();
        }
        AtomicBoolean isServed = new AtomicBoolean();
        try {
            Completed ready = make(job, attempt, isReady, isServed, signal);
            if (!isReady) {
                sweepOthers(attempt);
            }
            return ready;
        } catch (TranscodeFailure e) {
            sweepUnlessServed(attempt, isServed);
            throw e;
        } catch (AttemptStopped e) {
            if (e.why() == StopSignal.Cause.DRAINING) {
                sweepUnlessServed(attempt, isServed);
            }
            throw e;
        }
    }

    private Completed make(
            TranscodeJob job, AttemptId attempt, boolean isReady, AtomicBoolean isServed, StopSignal signal)
            throws InterruptedException {
        try (ProgressReports progress = new ProgressReports(reports, attempt, signal)) {
            progress.at(Stage.DOWNLOADING, 0, null);
            SourceObject source = sources.look(job.sourceFileKey());
            scratchDirectory.checkRoomForSource(source.sizeBytes());
            try (Scratch scratch = scratchDirectory.open(attempt)) {
                sources.download(
                        source,
                        scratch.source(),
                        share -> progress.at(Stage.DOWNLOADING, (int) (share * 5), null),
                        signal);
                progress.at(Stage.PROBING, 5, null);
                SourceFacts facts = probe.probe(scratch.source(), signal);
                reports.probed(attempt, facts.summary(), signal);
                Plan staged = planner.plan(scratch.source(), facts, job.renditions(), signal);
                Plan plan = isReady || readyAt == ReadyAt.ALL ? staged.inOneGo() : staged;
                log.info("Source {}, plan {}", facts, plan);
                scratchDirectory.checkRoomForOutput(facts.durationSeconds());
                return produce(attempt, facts, plan, scratch, progress, isServed, signal);
            }
        }
    }

    /** why: what a copy is worth is seen only when it is there; one that does not fit the other renditions is encoded. */
    private Completed produce(
            AttemptId attempt,
            SourceFacts facts,
            Plan plan,
            Scratch scratch,
            ProgressReports progress,
            AtomicBoolean isServed,
            StopSignal signal)
            throws InterruptedException {
        try {
            return pipeline.make(attempt, facts, plan, scratch, progress, isServed, signal);
        } catch (CopyUnfit e) {
            if (isServed.get()) {
                throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Other renditions do not fit the copy", e);
            }
            log.warn("Encoding after all: {}", e.getMessage());
            scratch.clearOutput();
            sweepUnlessServed(attempt, isServed);
            Plan encoded =
                    plan.isStaged() ? plan.withoutCopy() : plan.withoutCopy().inOneGo();
            return pipeline.make(attempt, facts, encoded, scratch, progress, isServed, signal);
        }
    }

    private void sweepUnlessServed(AttemptId attempt, AtomicBoolean isServed) {
        if (isServed.get()) {
            return; // why: a player may be in the middle of it; video-service removes it when it is superseded
        }
        String prefix = ObjectKeys.attemptPrefix(attempt);
        try {
            outputs.sweep(prefix, key -> true);
            outputs.sweep(manifest(attempt), key -> true);
        } catch (TranscodeFailure e) {
            log.warn("Left behind: {}", prefix);
        }
    }

    /** Removes what attempts before this one wrote before they died. */
    private void sweepOthers(AttemptId attempt) {
        if (attempt.number() == 1) {
            return;
        }
        String own = ObjectKeys.attemptPrefix(attempt);
        try {
            outputs.sweep(ObjectKeys.jobPrefix(attempt.videoId(), attempt.jobId()), key -> !key.startsWith(own));
            outputs.sweep(
                    ObjectKeys.manifestsPrefix(attempt.videoId(), attempt.jobId()),
                    key -> !key.equals(manifest(attempt)));
        } catch (TranscodeFailure e) {
            log.warn("Earlier attempts are not swept: {}", e.getMessage());
        }
    }

    private static String manifest(AttemptId attempt) {
        return ObjectKeys.outputManifest(attempt);
    }
}
