package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.video.job.FencedAttempts.LockedPiece;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lease of the effective attempt at a job or a task; any other is refused with {@link StaleAttempt}. Every verb may be repeated,
 * and locks and writes that one row alone; only a failure that ends the job locks the video first, and looks again.
 * {@link JobClaims} has who the effective one is, {@link TranscodeAttempts} what it reports.
 */
@Service
public class JobLeases {

    private final Jobs jobs;
    private final Pieces pieces;
    private final FencedAttempts fenced;
    private final JobEnds ends;
    private final TranscodeFailures failures;
    private final LeaseProperties lease;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobLeases(
            Jobs jobs,
            Pieces pieces,
            FencedAttempts fenced,
            JobEnds ends,
            TranscodeFailures failures,
            LeaseProperties lease,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.pieces = pieces;
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
            Piece piece = fenced.lockOpen(by);
            Instant now = clock.instant();
            pieces.renew(piece, now.plus(lease.life()), now);
        });
    }

    /** The attempt ends without a result and without blame: another one takes over. */
    public void release(AttemptId by) {
        transaction.executeWithoutResult(status -> {
            Piece piece = fenced.lockOpen(by);
            if (piece.work().isClaimed()) {
                pieces.release(piece, piece.work(), clock.instant());
            }
        });
    }

    /** A message of a job that was not claimed itself goes to the end of the queue. */
    public void requeue(UUID jobId) {
        transaction.executeWithoutResult(status -> jobs.lock(jobId)
                .filter(job -> job.isOpen() && !job.work().isClaimed())
                .ifPresent(job -> jobs.save(job.requeued(clock.instant()))));
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
        Piece piece = fenced.lockOpen(failure.of());
        if (ends.isExhausted(piece.work().failed())) {
            return false;
        }
        note(failure, piece);
        return true;
    }

    private void afterVideo(Failure failure) {
        LockedPiece of = fenced.lockWithJob(failure.of());
        Work failed = of.piece().work().failed();
        if (!ends.isExhausted(failed) || !of.piece().work().isClaimed()) {
            note(failure, of.piece());
            return;
        }
        failures.save(failure.of(), failure.reason(), failure.detail());
        ends.exhausted(of.piece() instanceof Job ? of.locked().with(failed) : of.locked());
    }

    // why: one that does not hold the lease said so before
    private void note(Failure failure, Piece piece) {
        if (piece.work().isClaimed()) {
            failures.save(failure.of(), failure.reason(), failure.detail());
            pieces.release(piece, piece.work().failed(), clock.instant());
        }
    }

    private record Failure(
            AttemptId of, FailReason reason, @Nullable String detail) {}
}
