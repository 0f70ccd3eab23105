package dev.millrace.video.job;

import java.time.Duration;

/** What became of a claim. */
public sealed interface ClaimOutcome {

    /**
     * The job is the claimant's.
     *
     * @param life how long the claim holds without renewal
     * @param plays whether the video is READY already
     */
    record Claimed(Job job, Duration life, boolean plays) implements ClaimOutcome {}

    /** Another attempt holds the lease, or the job is not known yet: it may be asked for again after that time. */
    record Busy(Duration retryAfter) implements ClaimOutcome {}

    /** The job ended, or its video is gone. */
    record Obsolete() implements ClaimOutcome {}
}
