package dev.millrace.video.lifecycle;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.TranscodeReport.Asset;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a video from the worker's side: at most one attempt is the effective one, everybody else is refused with
 * {@link StaleAttempt}. Every verb locks the row first and may be repeated.
 */
@Service
public class TranscodeAttempts {

    private final VideoRows rows;
    private final VideoAssets assets;
    private final StatusMoves moves;
    private final LeaseProperties lease;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TranscodeAttempts(
            VideoRows rows,
            VideoAssets assets,
            StatusMoves moves,
            LeaseProperties lease,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.assets = assets;
        this.moves = moves;
        this.lease = lease;
        this.events = events;
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
        if (video.status() == VideoStatus.UPLOADING
                && (job == null || !job.jobId().equals(jobId))) {
            return ClaimAnswers.busy(lease.busyRetry()); // why: the job may overtake the report of its upload
        }
        if (video.status() != VideoStatus.TRANSCODING
                || job == null
                || !job.jobId().equals(jobId)) {
            return ClaimAnswers.obsolete();
        }
        return claim(video, job, claimId, clock.instant());
    }

    private ClaimAnswer claim(Video video, CurrentJob job, String claimId, Instant now) {
        if (job.isLeased(now)) {
            return claimId.equals(job.claimId())
                    ? ClaimAnswers.claimed(job, lease.life())
                    : ClaimAnswers.busy(ClaimAnswers.untilFree(job, now));
        }
        CurrentJob free = job.isLapsed(now) ? job.failedOnce(now) : job;
        video.job(free);
        if (free.failures() >= lease.maxFailures()) {
            moves.fail(video, FailReason.RETRIES_EXHAUSTED);
            return ClaimAnswers.obsolete();
        }
        CurrentJob claimed = free.claimed(claimId, now.plus(lease.life()), now);
        video.job(claimed);
        return ClaimAnswers.claimed(claimed, lease.life());
    }

    /** The attempt lives on. */
    @Transactional
    public void renew(UUID videoId, UUID jobId, int attempt) {
        Video video = transcoding(videoId, jobId, attempt);
        Instant now = clock.instant();
        video.job(job(video).renewed(now.plus(lease.life()), now));
    }

    /**
     * The attempt ends without a result. A failed one counts, and the last one that counts fails the video.
     *
     * @param reason why it failed, or null
     */
    @Transactional
    public void release(UUID videoId, UUID jobId, int attempt, boolean failed, @Nullable FailReason reason) {
        Video video = transcoding(videoId, jobId, attempt);
        CurrentJob job = job(video);
        if (job.leaseUntil() == null) {
            return; // why: released already, a repetition must not count twice
        }
        Instant now = clock.instant();
        video.job(failed ? job.failedOnce(now) : job.released(now));
        failIfExhausted(video, reason == null ? FailReason.RETRIES_EXHAUSTED : reason);
    }

    /**
     * The video while the attempt works on it; empty when it made it READY or FAILED already.
     *
     * @throws StaleAttempt when it is not the effective one
     */
    @Transactional(readOnly = true)
    public Optional<Video> transcodingBy(UUID videoId, UUID jobId, int attempt) {
        Video video = rows.findById(videoId)
                .filter(found -> isEffective(found, jobId, attempt))
                .orElseThrow(StaleAttempt::new);
        return Optional.of(video).filter(found -> found.status() == VideoStatus.TRANSCODING);
    }

    /** A poster is stored before the rest: it may be shown from now on. */
    @Transactional
    public void posterStored(UUID videoId, UUID jobId, int attempt, Asset poster) {
        transcoding(videoId, jobId, attempt);
        assets.replacePoster(videoId, poster);
    }

    /** TRANSCODING to READY; the caller has seen every asset in storage. */
    @Transactional
    public void transcodeSucceeded(UUID videoId, UUID jobId, int attempt, Picture picture, List<Asset> output) {
        Video video = effective(videoId, jobId, attempt);
        if (video.status() == VideoStatus.READY) {
            return;
        }
        mustTranscode(video);
        assets.replaceAll(videoId, output);
        video.picture(picture);
        video.job(job(video).released(clock.instant()));
        moves.move(video, VideoStatus.READY);
        events.publishEvent(new OutputChanged(videoId));
    }

    /** TRANSCODING to FAILED, for good. */
    @Transactional
    public void transcodeFailed(UUID videoId, UUID jobId, int attempt, FailReason reason) {
        Video video = effective(videoId, jobId, attempt);
        if (video.status() == VideoStatus.FAILED) {
            return;
        }
        mustTranscode(video);
        video.job(job(video).failedOnce(clock.instant()));
        moves.fail(video, reason);
    }

    /**
     * The job was silent for too long, or its message ended in the dead-letter queue: nobody works on it. A lapsed lease and a
     * dead message count as a failed attempt, and the last one that counts fails the video.
     *
     * @param silentSince nothing happens when something was heard after this
     * @return the video when something was done: FAILED, or TRANSCODING and its job must go into the queue again
     */
    @Transactional
    public Optional<Video> lost(UUID videoId, UUID jobId, boolean isDead, Instant silentSince) {
        Instant now = clock.instant();
        return rows.lock(videoId)
                .filter(video -> !video.isDeleted() && video.status() == VideoStatus.TRANSCODING)
                .filter(video -> isSilent(job(video), jobId, now, silentSince))
                .map(video -> {
                    boolean counts = isDead || job(video).isLapsed(now);
                    video.job(counts ? job(video).failedOnce(now) : job(video).released(now));
                    failIfExhausted(video, FailReason.RETRIES_EXHAUSTED);
                    return video;
                });
    }

    private static boolean isSilent(CurrentJob job, UUID jobId, Instant now, Instant silentSince) {
        return job.jobId().equals(jobId)
                && !job.isLeased(now)
                && !job.activeAt().isAfter(silentSince);
    }

    private void failIfExhausted(Video video, FailReason reason) {
        if (job(video).failures() >= lease.maxFailures()) {
            moves.fail(video, reason);
        }
    }

    private Video transcoding(UUID videoId, UUID jobId, int attempt) {
        Video video = effective(videoId, jobId, attempt);
        mustTranscode(video);
        return video;
    }

    private Video effective(UUID videoId, UUID jobId, int attempt) {
        return rows.lock(videoId)
                .filter(video -> isEffective(video, jobId, attempt))
                .orElseThrow(StaleAttempt::new);
    }

    private static boolean isEffective(Video video, UUID jobId, int attempt) {
        return !video.isDeleted() && video.job() != null && video.job().isEffective(jobId, attempt);
    }

    private static void mustTranscode(Video video) {
        if (video.status() != VideoStatus.TRANSCODING) {
            throw new StaleAttempt();
        }
    }

    private static CurrentJob job(Video video) {
        CurrentJob job = video.job();
        if (job == null) {
            throw new StaleAttempt();
        }
        return job;
    }
}
