package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lease of the effective attempt; any other is refused with {@link StaleAttempt}. Every verb may be repeated, and writes
 * the job's row alone; only a failure that ends the job locks the video first, and looks again. {@link JobClaims} has who the
 * effective one is, {@link TranscodeAttempts} what it reports.
 */
@Service
public class JobLeases {

    private final Jobs jobs;
    private final FencedAttempts fenced;
    private final JobEnds ends;
    private final TranscodeFailures failures;
    private final LeaseProperties lease;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobLeases(
            Jobs jobs,
            FencedAttempts fenced,
            JobEnds ends,
            TranscodeFailures failures,
            LeaseProperties lease,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.fenced = fenced;
        this.ends = ends;
        this.failures = failures;
        this.lease = lease;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The attempt lives on. */
    public void renew(AttemptId by) {
        transaction.executeWithoutResult(status -> {
            Job job = fenced.lockOpen(by);
            Instant now = clock.instant();
            jobs.save(job.with(job.work().renewed(now.plus(lease.life()), now)));
        });
    }

    /** The attempt ends without a result and without blame: another one takes over. */
    public void release(AttemptId by) {
        transaction.executeWithoutResult(status -> {
            Job job = fenced.lockOpen(by);
            if (job.work().isClaimed()) {
                jobs.save(job.with(job.work().released(clock.instant())));
            }
        });
    }

    /** The message of a job that was not claimed goes to the end of the queue. */
    public void requeue(UUID jobId) {
        transaction.executeWithoutResult(status -> jobs.lock(jobId)
                .filter(job -> job.isOpen() && !job.work().isClaimed())
                .ifPresent(job -> jobs.save(job.with(job.work().released(clock.instant())))));
    }

    /**
     * The attempt failed, and another one may do better. The last one that counts ends the job.
     *
     * @param reason why it failed, or null
     * @param detail what ffmpeg said, or null
     */
    public void failedOnce(AttemptId by, @Nullable FailReason reason, @Nullable String detail) {
        Failure failure = new Failure(by, reason == null ? FailReason.RETRIES_EXHAUSTED : reason, detail);
        if (!Boolean.TRUE.equals(transaction.execute(status -> alone(failure)))) {
            transaction.executeWithoutResult(status -> afterVideo(failure));
        }
    }

    /** False when it would end the job. */
    private boolean alone(Failure failure) {
        Job job = fenced.lockOpen(failure.of());
        if (ends.isExhausted(job.work().failed())) {
            return false;
        }
        note(failure, job);
        return true;
    }

    private void afterVideo(Failure failure) {
        LockedJob locked = fenced.lock(failure.of());
        locked.mustBeOpen();
        Work failed = locked.job().work().failed();
        if (!ends.isExhausted(failed) || !locked.job().work().isClaimed()) {
            note(failure, locked.job());
            return;
        }
        failures.save(failure.of(), failure.reason(), failure.detail());
        ends.exhausted(locked.with(failed));
    }

    // why: one that does not hold the lease said so before
    private void note(Failure failure, Job job) {
        if (job.work().isClaimed()) {
            failures.save(failure.of(), failure.reason(), failure.detail());
            jobs.save(job.with(job.work().failed().released(clock.instant())));
        }
    }

    private record Failure(
            AttemptId of, FailReason reason, @Nullable String detail) {}
}
