package dev.millrace.video.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The transcode job that counts for a video, and the lease of the attempt that works on it. A value: every change is a new one.
 *
 * @param attempt fencing number of the latest claim; 0 before the first
 * @param failures attempts that failed or whose lease lapsed
 * @param leaseUntil until when the latest attempt may go unheard; null when nobody works on it
 * @param claimId message id of the latest claim, so that a repeated claim gets the same answer
 * @param activeAt when something was last heard of the job
 * @param queuedAt when its message came into the queue, last; of a job taken before its message came, the place it took
 * @param traceparent W3C trace of the request that caused it, or null
 * @param isOpen true from enqueued until the output is complete or the job ended for good; the video may be READY meanwhile
 */
@Embeddable
public record CurrentJob(
        @Column(name = "job_id") UUID jobId,
        @Column(name = "job_attempt") Integer attempt,
        @Column(name = "job_failures") Integer failures,
        @Column(name = "job_lease_until") @Nullable Instant leaseUntil,
        @Column(name = "job_claim_id") @Nullable String claimId,
        @Column(name = "job_active_at") Instant activeAt,
        @Column(name = "job_queued_at") Instant queuedAt,
        @Column(name = "job_traceparent") @Nullable String traceparent,
        @Column(name = "job_open") Boolean isOpen) {

    static CurrentJob enqueued(UUID jobId, @Nullable String traceparent, Instant now) {
        return new CurrentJob(jobId, 0, 0, null, null, now, now, traceparent, true);
    }

    CurrentJob claimed(String newClaimId, Instant until, Instant now) {
        return new CurrentJob(jobId, attempt + 1, failures, until, newClaimId, now, queuedAt, traceparent, isOpen);
    }

    CurrentJob renewed(Instant until, Instant now) {
        return new CurrentJob(jobId, attempt, failures, until, claimId, now, queuedAt, traceparent, isOpen);
    }

    /** It was taken at that place of the queue, not at its own. */
    CurrentJob at(Instant place) {
        return new CurrentJob(jobId, attempt, failures, leaseUntil, claimId, activeAt, place, traceparent, isOpen);
    }

    /** Nobody works on it any more, its message is in the queue again; the attempt's number stays used. */
    CurrentJob released(Instant now) {
        return new CurrentJob(jobId, attempt, failures, null, null, now, now, traceparent, isOpen);
    }

    CurrentJob failedOnce(Instant now) {
        return new CurrentJob(jobId, attempt, failures + 1, null, null, now, now, traceparent, isOpen);
    }

    /** Nobody will work on it again. */
    CurrentJob closed() {
        return new CurrentJob(jobId, attempt, failures, null, null, activeAt, queuedAt, traceparent, false);
    }

    /** Whether this is the job and its latest attempt; everything else is stale. */
    public boolean isEffective(UUID otherJobId, int otherAttempt) {
        return jobId.equals(otherJobId) && attempt == otherAttempt && attempt > 0;
    }

    /** Whether an attempt holds it now. */
    public boolean isLeased(Instant now) {
        return leaseUntil != null && leaseUntil.isAfter(now);
    }

    /** Whether an attempt held it and was not heard of in time. */
    public boolean isLapsed(Instant now) {
        return leaseUntil != null && !leaseUntil.isAfter(now);
    }
}
