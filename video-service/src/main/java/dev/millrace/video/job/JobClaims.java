package dev.millrace.video.job;

import dev.millrace.video.job.ClaimOutcome.Busy;
import dev.millrace.video.job.ClaimOutcome.Obsolete;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Attempts come to be: at most one holds the lease of a job or a task, the others wait. A claim locks the job's row, so those of one
 * job come one after the other, and the row of the task that it takes; only one that would end the job locks the video first, and
 * looks again.
 */
@Service
public class JobClaims {

    private final Jobs jobs;
    private final JobTasks tasks;
    private final Pieces pieces;
    private final TranscodedVideos videos;
    private final JobEnds ends;
    private final TranscodeFailures failures;
    private final LeaseProperties lease;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobClaims(
            Jobs jobs,
            JobTasks tasks,
            Pieces pieces,
            TranscodedVideos videos,
            JobEnds ends,
            TranscodeFailures failures,
            LeaseProperties lease,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.pieces = pieces;
        this.videos = videos;
        this.ends = ends;
        this.failures = failures;
        this.lease = lease;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes the job or one of its tasks, or says why not. A lease that lapsed counts as a failed attempt. */
    public ClaimOutcome claim(Claim claim) {
        return inTransaction(() -> alone(claim)).orElseGet(() -> inTransaction(() -> afterVideo(claim)));
    }

    /** Empty when it would end the job. */
    private Optional<ClaimOutcome> alone(Claim claim) {
        return locked(claim)
                .map(job -> answer(job, claim, clock.instant()))
                .orElseGet(() -> Optional.of(unknown(claim.videoId())));
    }

    private ClaimOutcome afterVideo(Claim claim) {
        Video video = videos.lock(claim.videoId()).orElse(null);
        Job job = locked(claim).orElse(null);
        if (video == null || job == null) {
            return new Obsolete();
        }
        Instant now = clock.instant();
        return answer(job, claim, now).orElseGet(() -> {
            pieces.claimable(job, now).ifPresent(piece -> end(new LockedJob(video, job), piece, now));
            return new Obsolete();
        });
    }

    private Optional<Job> locked(Claim claim) {
        return jobs.lock(claim.jobId()).filter(job -> job.videoId().equals(claim.videoId()));
    }

    /** Empty when it would end the job. */
    private Optional<ClaimOutcome> answer(Job job, Claim claim, Instant now) {
        if (!job.isOpen()) {
            return Optional.of(new Obsolete());
        }
        if (job.isDivided() && !claim.takesTasks()) {
            return Optional.of(new Busy(lease.life()));
        }
        Piece held = pieces.heldBy(claim.id(), job, now).orElse(null);
        if (held != null) {
            return Optional.of(claimed(job, held));
        }
        Piece free = pieces.claimable(job, now).orElse(null);
        if (free == null) {
            Instant from = pieces.claimableFrom(job, now);
            return Optional.of(new Busy(Duration.between(now, from).plusSeconds(1)));
        }
        return isLastLapse(free.work(), now) ? Optional.empty() : Optional.of(take(job, free, claim, now));
    }

    private boolean isLastLapse(Work work, Instant now) {
        return ends.isExhausted(work.isLapsed(now) ? work.failed() : work);
    }

    private void end(LockedJob locked, Piece piece, Instant now) {
        Work work = free(locked.job(), piece, now);
        ends.exhausted(piece instanceof Job ? locked.with(work) : locked);
    }

    private ClaimOutcome take(Job job, Piece free, Claim claim, Instant now) {
        int number = job.nextAttempt();
        Work taken = free(job, free, now).claimed(number, claim.id(), now.plus(lease.life()), now);
        if (free instanceof Task task) {
            Job going = job.taskClaimed(number, now);
            tasks.save(task.with(taken));
            jobs.save(going);
            return claimed(going, task.with(taken));
        }
        Job claimed = job.isDivided() ? assembly(job).with(taken) : job.with(claim.placed(taken));
        jobs.save(claimed);
        return claimed(claimed, claimed);
    }

    private Job assembly(Job job) {
        return job.with(job.division().assembling(tasks.wholeStages(job.id())));
    }

    private Work free(Job job, Piece piece, Instant now) {
        Work work = piece.work();
        if (!work.isLapsed(now)) {
            return work;
        }
        failures.saveLapse(job.attempt(work.attempt()));
        return work.failed();
    }

    private ClaimOutcome claimed(Job job, Piece piece) {
        Task task = piece instanceof Task one ? one : null;
        return new ClaimOutcome.Claimed(job, task, lease.life(), is(VideoStatus.READY, job.videoId()));
    }

    // why: the job may overtake the report of its upload
    private ClaimOutcome unknown(UUID videoId) {
        return is(VideoStatus.UPLOADING, videoId) ? new Busy(lease.busyRetry()) : new Obsolete();
    }

    private boolean is(VideoStatus status, UUID videoId) {
        return videos.find(videoId).filter(video -> video.status() == status).isPresent();
    }

    private <T> T inTransaction(Supplier<T> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }
}
