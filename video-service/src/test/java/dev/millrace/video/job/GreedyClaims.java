package dev.millrace.video.job;

import dev.millrace.video.video.TranscodedVideos;
import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims without {@link JobGuard#LEASE}: the current holder loses the job. */
final class GreedyClaims extends JobClaims {

    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GreedyClaims(
            Jobs jobs,
            JobTasks tasks,
            Pieces pieces,
            TranscodedVideos videos,
            JobEnds ends,
            TranscodeFailures failures,
            LeaseProperties lease,
            TransactionTemplate transaction,
            Clock clock) {
        super(jobs, tasks, pieces, videos, ends, failures, lease, transaction, clock);
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public ClaimOutcome claim(Claim claim) {
        transaction.executeWithoutResult(status -> jobs.lock(claim.jobId())
                .filter(Job::isOpen)
                .ifPresent(job -> jobs.save(job.with(job.work().released(clock.instant())))));
        return super.claim(claim);
    }
}
