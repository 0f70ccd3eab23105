package dev.millrace.common.contract;

import java.util.UUID;

/**
 * Which attempt at a job is meant.
 *
 * @param number fencing number from the claim, from 1
 */
public record AttemptId(UUID videoId, UUID jobId, int number) {

    /** Identity of a fact about the attempt: a repetition of the fact has the same one. */
    public String fact(Object what) {
        return jobId + "." + number + "." + what;
    }

    /** Another attempt at the same job. */
    public AttemptId withNumber(int other) {
        return new AttemptId(videoId, jobId, other);
    }

    /** Whether both are attempts at one job. */
    public boolean isOfSameJob(AttemptId other) {
        return withNumber(other.number).equals(other);
    }
}
