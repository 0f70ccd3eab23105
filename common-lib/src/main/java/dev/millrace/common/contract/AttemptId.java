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
}
