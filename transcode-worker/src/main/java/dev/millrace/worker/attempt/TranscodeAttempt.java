package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.outcome.StopSignal;
import java.util.ArrayList;
import java.util.List;

/** One attempt at one job or at a part of it, from its claim to its end. Any thread may stop it; whether it is served, only its own one asks. */
public final class TranscodeAttempt {

    private final TranscodeJob job;
    private final Claimed claim;
    private final AttemptId id;
    private final AttemptId folder;
    private final StopSignal signal;
    private final StepTimes steps;
    private final List<TranscodeAttempt> abandoned;
    private boolean isServed;

    public TranscodeAttempt(TranscodeJob job, Claimed claim) {
        this(
                job,
                claim,
                claim.dividedBy() > 0 ? claim.dividedBy() : claim.attempt(),
                new StopSignal(),
                new StepTimes(),
                new ArrayList<>());
    }

    private TranscodeAttempt(
            TranscodeJob job,
            Claimed claim,
            int folder,
            StopSignal signal,
            StepTimes steps,
            List<TranscodeAttempt> abandoned) {
        this.job = job;
        this.claim = claim;
        this.id = new AttemptId(job.videoId(), job.jobId(), claim.attempt());
        this.folder = id.withNumber(folder);
        this.signal = signal;
        this.steps = steps;
        this.abandoned = abandoned;
    }

    /** The same attempt in a folder of its own, as if nobody had divided its job. */
    public TranscodeAttempt asWhole() {
        return new TranscodeAttempt(job, claim, claim.attempt(), signal, steps, abandoned);
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

    /** What it is claimed for. */
    public Claimed claim() {
        return claim;
    }

    /** Whether its job is divided: then it works on a task of it, or on the assembly of tasks. */
    public boolean isOfDivided() {
        return claim.dividedBy() > 0;
    }

    /** Whether it works on a task: then only that it is done, or failed, is reported. */
    public boolean isOfTask() {
        return claim.task() > 0;
    }

    /** The attempt in whose folder it stores: the one that divided the job, or itself. */
    public AttemptId folder() {
        return folder;
    }

    TranscodeJob job() {
        return job;
    }

    /** Whether the video plays already: then only the complete output is reported. */
    boolean isOfReadyVideo() {
        return claim.ready();
    }

    /** Where its output is stored. */
    public String prefix() {
        return ObjectKeys.attemptPrefix(folder);
    }

    /** Key of what says what its output is. */
    String manifest() {
        return ObjectKeys.outputManifest(folder);
    }

    /** Whether a player may fetch its output: then it must not be removed. */
    boolean isServed() {
        return isServed;
    }

    /** What it stored is of no use; it is removed when the job is given back. */
    void abandon() {
        abandoned.add(this);
    }

    /** Those, itself or as a whole, whose output is of no use. */
    List<TranscodeAttempt> abandoned() {
        return List.copyOf(abandoned);
    }

    /** From now on a player may fetch its output. */
    void serve() {
        isServed = true;
    }
}
