package dev.millrace.worker.report;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.Stage;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.common.contract.TranscodeReport.Playable;
import dev.millrace.common.contract.TranscodeReport.Progress;
import dev.millrace.common.contract.TranscodeReport.Started;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.worker.outcome.StopSignal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The transcoding webhook. Start and progress are sent once, best effort; the final result is retried until video-service
 * acknowledges it. Thread-safe.
 */
@Component
public class Reports {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);
    private static final String PATH = "/api/webhooks/transcoding";

    private final VideoServiceCalls calls;
    private final FinalCalls finalCalls;
    private final Duration progressEvery;

    Reports(VideoServiceCalls calls, FinalCalls finalCalls, ReportProperties properties) {
        this.calls = calls;
        this.finalCalls = finalCalls;
        this.progressEvery = properties.progressEvery();
    }

    /**
     * Opens the progress of an attempt.
     *
     * @param signal is set when video-service says that the attempt is not the effective one any more
     */
    public ProgressReports openProgress(AttemptId attempt, StopSignal signal) {
        return new ProgressReports(this, attempt, signal, progressEvery);
    }

    /** Says that the attempt has begun. */
    public void started(AttemptId attempt, StopSignal signal) {
        mention(new Started(attempt), "STARTED", signal);
    }

    /** Says how far the attempt is. */
    public void progress(AttemptId attempt, Stage stage, int percent, @Nullable Integer etaSeconds, StopSignal signal) {
        mention(Progress.at(attempt, stage, percent, etaSeconds), stage + "." + percent, signal);
    }

    /** Says what the source is. */
    public void probed(AttemptId attempt, SourceSummary source, StopSignal signal) {
        mention(Progress.probed(attempt, source), "SOURCE", signal);
    }

    /** Says that the poster is stored already. */
    public void poster(AttemptId attempt, Asset poster, StopSignal signal) {
        mention(Progress.posterStored(attempt, poster), "THUMBNAIL", signal);
    }

    /** Says that the stream plays, while further renditions are made. */
    public void playable(Playable playable, StopSignal signal) {
        mention(playable, "PLAYABLE", signal);
    }

    /** Delivers that the stream plays, by an attempt that ends with it. Returns when video-service has it; throws like {@link #failed}. */
    public void assembled(Playable playable, StopSignal signal) throws InterruptedException {
        deliver(playable, "PLAYABLE", signal);
    }

    /** Delivers READY. Returns when video-service has it; throws like {@link #failed}. */
    public void ready(Completed completed, StopSignal signal) throws InterruptedException {
        deliver(completed, "READY", signal);
    }

    /**
     * Delivers FAILED. Returns when video-service has it.
     *
     * @param detail what the operator reads about it, or null
     * @throws dev.millrace.worker.outcome.AttemptStopped when the attempt is stale, or was asked to stop
     * @throws VideoServiceUnreachable when there was no answer for the configured time
     */
    public void failed(AttemptId attempt, FailReason reason, @Nullable String detail, StopSignal signal)
            throws InterruptedException {
        deliver(new Failed(attempt, reason, detail), "FAILED", signal);
    }

    private void mention(TranscodeReport report, String fact, StopSignal signal) {
        try {
            calls.post(report.by().fact(fact), PATH, report);
        } catch (SignedCallRefused e) {
            FinalCalls.stopIfStale(e, signal);
        } catch (VideoServiceUnreachable e) {
            log.debug("Not reported: {} of attempt {}", fact, report.by().number());
        }
    }

    private void deliver(TranscodeReport report, String fact, StopSignal signal) throws InterruptedException {
        finalCalls.post(report.by().fact(fact), PATH, report, signal);
    }
}
