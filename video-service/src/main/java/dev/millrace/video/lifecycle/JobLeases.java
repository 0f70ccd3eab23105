package dev.millrace.video.lifecycle;

import static dev.millrace.video.lifecycle.EffectiveAttempts.job;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimAnswer.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on a video's open job: at most one attempt holds the lease, everybody else waits or is refused with
 * {@link StaleAttempt}. Every verb locks the row first and may be repeated. {@link TranscodeAttempts} has what attempts report.
 */
@Service
public class JobLeases {

    private final VideoRows rows;
    private final EffectiveAttempts effective;
    private final JobEnds ends;
    private final TranscodeFailures failures;
    private final LeaseProperties lease;
    private final Clock clock;

    JobLeases(
            VideoRows rows,
            EffectiveAttempts effective,
            JobEnds ends,
            TranscodeFailures failures,
            LeaseProperties lease,
            Clock clock) {
        this.rows = rows;
        this.effective = effective;
        this.ends = ends;
        this.failures = failures;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * Takes the job, or says why not. A lease that lapsed counts as a failed attempt.
     *
     * @param claimId identity of the call: its repetition gets the same answer
     */
    @Transactional
    public ClaimAnswer claim(UUID videoId, UUID jobId, String claimId) {
        Video video = rows.lock(videoId).filter(found -> !found.isDeleted()).orElse(null);
        if (video == null) {
            return ClaimAnswers.obsolete();
        }
        CurrentJob job = video.job();
        if (job != null && job.isOpen() && job.jobId().equals(jobId)) {
            return claim(video, job, claimId, clock.instant());
        }
        boolean mayBeNext = video.status() == VideoStatus.UPLOADING
                && (job == null || !job.jobId().equals(jobId));
        // why: the job may overtake the report of its upload
        return mayBeNext ? ClaimAnswers.busy(lease.busyRetry()) : ClaimAnswers.obsolete();
    }

    /**
     * {@link #claim} of a job whose turn it is, when a message of another one was received.
     *
     * @param place when that other one came into the queue: jobs between it and this one were not overtaken
     */
    @Transactional
    public ClaimAnswer claimInTurn(UUID videoId, UUID jobId, String claimId, Instant place) {
        ClaimAnswer answer = claim(videoId, jobId, claimId);
        if (answer.outcome() == Outcome.CLAIMED) {
            rows.lock(videoId).ifPresent(video -> video.job(job(video).at(place)));
        }
        return answer;
    }

    /** The message of a job that nobody took goes to the end of the queue. */
    @Transactional
    public void putBack(UUID videoId, UUID jobId) {
        rows.lock(videoId)
                .filter(video -> !video.isDeleted() && video.hasOpenJob())
                .filter(video -> job(video).jobId().equals(jobId) && job(video).leaseUntil() == null)
                .ifPresent(video -> video.job(job(video).released(clock.instant())));
    }

    private ClaimAnswer claim(Video video, CurrentJob job, String claimId, Instant now) {
        if (job.isLeased(now)) {
            return claimId.equals(job.claimId())
                    ? claimed(video, job)
                    : ClaimAnswers.busy(ClaimAnswers.untilFree(job, now));
        }
        CurrentJob free = job.isLapsed(now) ? lapsed(video, job, now) : job;
        video.job(free);
        if (ends.giveUpIfExhausted(video)) {
            return ClaimAnswers.obsolete();
        }
        CurrentJob claimed = free.claimed(claimId, now.plus(lease.life()), now);
        video.job(claimed);
        return claimed(video, claimed);
    }

    private ClaimAnswer claimed(Video video, CurrentJob job) {
        return ClaimAnswers.claimed(job, lease.life(), video.status() == VideoStatus.READY);
    }

    /** The attempt lives on. */
    @Transactional
    public void renew(UUID videoId, UUID jobId, int attempt) {
        Video video = effective.lockOpen(videoId, jobId, attempt);
        Instant now = clock.instant();
        video.job(job(video).renewed(now.plus(lease.life()), now));
    }

    /** The attempt ends without a result and without blame: another one takes over. */
    @Transactional
    public void release(UUID videoId, UUID jobId, int attempt) {
        Video video = effective.lockOpen(videoId, jobId, attempt);
        if (job(video).leaseUntil() != null) {
            video.job(job(video).released(clock.instant()));
        }
    }

    /**
     * The attempt failed, and another one may do better. The last one that counts ends the job.
     *
     * @param reason why it failed, or null
     * @param detail what ffmpeg said, or null
     */
    @Transactional
    public void failedOnce(
            UUID videoId, UUID jobId, int attempt, @Nullable FailReason reason, @Nullable String detail) {
        Video video = effective.lockOpen(videoId, jobId, attempt);
        CurrentJob job = job(video);
        if (job.leaseUntil() == null) {
            return; // why: released already, a repetition must not count twice
        }
        FailReason known = reason == null ? FailReason.RETRIES_EXHAUSTED : reason;
        failures.save(videoId, jobId, attempt, known, detail);
        video.job(job.failedOnce(clock.instant()));
        ends.giveUpIfExhausted(video);
    }

    /**
     * The job was silent for too long, or its message ended in the dead-letter queue: nobody works on it. A lapsed lease and a
     * dead message count as a failed attempt, and the last one that counts ends the job.
     *
     * @param silentSince nothing happens when something was heard after this
     * @return the video when something was done: its job ended, or is open and must go into the queue again
     */
    @Transactional
    public Optional<Video> lost(UUID videoId, UUID jobId, boolean isDead, Instant silentSince) {
        Instant now = clock.instant();
        return rows.lock(videoId)
                .filter(video -> !video.isDeleted() && video.hasOpenJob())
                .filter(video -> isSilent(job(video), jobId, now, silentSince))
                .map(video -> {
                    video.job(lost(video, job(video), isDead, now));
                    ends.giveUpIfExhausted(video);
                    return video;
                });
    }

    /**
     * An operator's rollback: TRANSCODING to FAILED ROLLBACK. Its job is closed, so whoever works on it is told to stop, and its
     * message is obsolete.
     *
     * @param since nothing happens when it came to be TRANSCODING after this
     * @return whether it was frozen
     */
    @Transactional
    public boolean freeze(UUID videoId, Instant since) {
        Optional<Video> frozen = rows.lock(videoId)
                .filter(video -> !video.isDeleted() && video.status() == VideoStatus.TRANSCODING)
                .filter(video -> video.statusSince().isBefore(since));
        frozen.ifPresent(video -> ends.giveUp(video, FailReason.ROLLBACK));
        return frozen.isPresent();
    }

    private CurrentJob lost(Video video, CurrentJob job, boolean isDead, Instant now) {
        if (job.isLapsed(now)) {
            return lapsed(video, job, now);
        }
        return isDead ? job.failedOnce(now) : job.released(now);
    }

    private CurrentJob lapsed(Video video, CurrentJob job, Instant now) {
        failures.save(video.id(), job.jobId(), job.attempt(), FailReason.TIMED_OUT, "The worker fell silent.");
        return job.failedOnce(now);
    }

    private static boolean isSilent(CurrentJob job, UUID jobId, Instant now, Instant silentSince) {
        return job.jobId().equals(jobId)
                && !job.isLeased(now)
                && !job.activeAt().isAfter(silentSince);
    }
}
