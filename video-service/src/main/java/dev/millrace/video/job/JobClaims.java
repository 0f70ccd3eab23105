package dev.millrace.video.job;

import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Attempts come to be: at most one holds the lease of a job, the others wait. A claim locks the job's row alone; only one
 * that would end the job locks the video first, and looks again.
 */
@Service
public class JobClaims {

    private final Jobs jobs;
    private final TranscodedVideos videos;
    private final JobEnds ends;
    private final TranscodeFailures failures;
    private final LeaseProperties lease;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobClaims(
            Jobs jobs,
            TranscodedVideos videos,
            JobEnds ends,
            TranscodeFailures failures,
            LeaseProperties lease,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.videos = videos;
        this.ends = ends;
        this.failures = failures;
        this.lease = lease;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes the job, or says why not. A lease that lapsed counts as a failed attempt.
     *
     * @param claimId identity of the call: its repetition gets the same answer
     */
    public ClaimOutcome claim(UUID videoId, UUID jobId, String claimId) {
        return claim(new Claim(videoId, jobId, claimId, null));
    }

    /**
     * {@link #claim} of a job whose turn it is, when a message of another one was received.
     *
     * @param place when that other one came into the queue: jobs between it and this one were not overtaken
     */
    public ClaimOutcome claimInTurn(UUID videoId, UUID jobId, String claimId, Instant place) {
        return claim(new Claim(videoId, jobId, claimId, place));
    }

    private ClaimOutcome claim(Claim claim) {
        return inTransaction(() -> alone(claim)).orElseGet(() -> inTransaction(() -> afterVideo(claim)));
    }

    /** Empty when it would end the job. */
    private Optional<ClaimOutcome> alone(Claim claim) {
        Instant now = clock.instant();
        return locked(claim)
                .map(job -> isLastLapse(job.work(), now)
                        ? Optional.<ClaimOutcome>empty()
                        : Optional.of(take(job, claim, now)))
                .orElseGet(() -> Optional.of(unknown(claim.videoId())));
    }

    private ClaimOutcome afterVideo(Claim claim) {
        Video video = videos.lock(claim.videoId()).orElse(null);
        Job job = locked(claim).orElse(null);
        if (video == null || job == null) {
            return new ClaimOutcome.Obsolete();
        }
        Instant now = clock.instant();
        if (!isLastLapse(job.work(), now)) {
            return take(job, claim, now);
        }
        ends.exhausted(new LockedJob(video, job.with(free(job, now))));
        return new ClaimOutcome.Obsolete();
    }

    private Optional<Job> locked(Claim claim) {
        return jobs.lock(claim.jobId()).filter(job -> job.videoId().equals(claim.videoId()));
    }

    private boolean isLastLapse(Work work, Instant now) {
        return work.isOpen() && !work.isLeased(now) && ends.isExhausted(work.isLapsed(now) ? work.failed() : work);
    }

    private ClaimOutcome take(Job job, Claim claim, Instant now) {
        Work work = job.work();
        if (!work.isOpen()) {
            return new ClaimOutcome.Obsolete();
        }
        if (work.state() instanceof WorkState.Claimed held && work.isLeased(now)) {
            boolean isRepeated = claim.id().equals(work.claimId());
            return isRepeated ? claimed(job) : new ClaimOutcome.Busy(untilLapsed(held, now));
        }
        Work taken = free(job, now).claimed(claim.id(), now.plus(lease.life()), now);
        Job claimed = job.with(claim.place() == null ? taken : taken.at(claim.place()));
        jobs.save(claimed);
        return claimed(claimed);
    }

    private Work free(Job job, Instant now) {
        if (!job.work().isLapsed(now)) {
            return job.work();
        }
        failures.saveLapse(job.latestAttempt());
        return job.work().failed();
    }

    private ClaimOutcome claimed(Job job) {
        return new ClaimOutcome.Claimed(job, lease.life(), is(VideoStatus.READY, job.videoId()));
    }

    private static Duration untilLapsed(WorkState.Claimed held, Instant now) {
        return Duration.between(now, held.until()).plusSeconds(1);
    }

    // why: the job may overtake the report of its upload
    private ClaimOutcome unknown(UUID videoId) {
        return is(VideoStatus.UPLOADING, videoId)
                ? new ClaimOutcome.Busy(lease.busyRetry())
                : new ClaimOutcome.Obsolete();
    }

    private boolean is(VideoStatus status, UUID videoId) {
        return videos.find(videoId).filter(video -> video.status() == status).isPresent();
    }

    private <T> T inTransaction(Supplier<T> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }

    /** @param place of the queue at which the job is claimed; null for its own */
    private record Claim(
            UUID videoId, UUID jobId, String id, @Nullable Instant place) {}
}
