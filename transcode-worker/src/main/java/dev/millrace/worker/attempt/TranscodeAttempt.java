package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.outcome.StopSignal;

/** One attempt at one job, from its claim to its end. Any thread may stop it; whether it is served, only its own one asks. */
public final class TranscodeAttempt {

    private final TranscodeJob job;
    private final Claimed claim;
    private final AttemptId id;
    private final StopSignal signal = new StopSignal();
    private final StepTimes steps = new StepTimes();
    private boolean isServed;

    public TranscodeAttempt(TranscodeJob job, Claimed claim) {
        this.job = job;
        this.claim = claim;
        this.id = new AttemptId(job.videoId(), job.jobId(), claim.attempt());
    }

    public AttemptId id() {
        return id;
    }

    /** Attempts at the job that failed before this one. */
    public int failuresBefore() {
        return claim.failures();
    }

    /** Stops it. */
    public StopSignal signal() {
        return signal;
    }

    /** What its time goes into. */
    public StepTimes steps() {
        return steps;
    }

    TranscodeJob job() {
        return job;
    }

    /** Whether the video plays already: then only the complete output is reported. */
    boolean isOfReadyVideo() {
        return claim.ready();
    }

    /** Where its output is stored. */
    String prefix() {
        return ObjectKeys.attemptPrefix(id);
    }

    /** Key of what says what its output is. */
    String manifest() {
        return ObjectKeys.outputManifest(id);
    }

    /** Whether a player may fetch its output: then it must not be removed. */
    boolean isServed() {
        return isServed;
    }

    /** From now on a player may fetch its output. */
    void serve() {
        isServed = true;
    }
}
