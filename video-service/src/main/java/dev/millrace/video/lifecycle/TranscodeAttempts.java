package dev.millrace.video.lifecycle;

import static dev.millrace.video.lifecycle.EffectiveAttempts.job;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport.Asset;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the attempt that works on a video says of it; anybody but the effective one is refused with {@link StaleAttempt}. Every
 * verb locks the row first and may be repeated. {@link JobLeases} has who the effective one is.
 */
@Service
public class TranscodeAttempts {

    private final EffectiveAttempts effective;
    private final VideoAssets assets;
    private final SourceFacts facts;
    private final TranscodeFailures failures;
    private final StatusMoves moves;
    private final JobEnds ends;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TranscodeAttempts(
            EffectiveAttempts effective,
            VideoAssets assets,
            SourceFacts facts,
            TranscodeFailures failures,
            StatusMoves moves,
            JobEnds ends,
            ApplicationEventPublisher events,
            Clock clock) {
        this.effective = effective;
        this.assets = assets;
        this.facts = facts;
        this.failures = failures;
        this.moves = moves;
        this.ends = ends;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The video while the attempt works on it; empty when its job ended already.
     *
     * @throws StaleAttempt when it is not the effective one
     */
    @Transactional(readOnly = true)
    public Optional<Video> workingOn(UUID videoId, UUID jobId, int attempt) {
        return Optional.of(effective.read(videoId, jobId, attempt)).filter(Video::hasOpenJob);
    }

    /** The source was looked at. Never a new version of the video. */
    @Transactional
    public void sourceSeen(UUID videoId, UUID jobId, int attempt, SourceSummary seen) {
        effective.lock(videoId, jobId, attempt);
        facts.save(videoId, seen);
    }

    /** A poster is stored before the rest: it may be shown from now on, unless the video plays and has its own. */
    @Transactional
    public void posterStored(UUID videoId, UUID jobId, int attempt, Asset poster) {
        Video video = effective.lockOpen(videoId, jobId, attempt);
        if (video.status() == VideoStatus.TRANSCODING) {
            assets.replacePoster(videoId, poster);
        }
    }

    /**
     * TRANSCODING to READY while the attempt goes on: the stream plays, further renditions will join it. Changes nothing once
     * the video is READY. The caller has seen every asset in storage.
     */
    @Transactional
    public void streamable(UUID videoId, UUID jobId, int attempt, Picture picture, List<Asset> output) {
        Video video = effective.lock(videoId, jobId, attempt);
        if (video.status() == VideoStatus.READY) {
            return; // why: told before, or overtaken by the complete output, which is never exchanged for less
        }
        mustBeOpen(video);
        save(video, picture, output);
        moves.move(video, VideoStatus.READY);
        events.publishEvent(new OutputChanged(videoId));
    }

    /** The output is complete: READY by it, and the job ends. The caller has seen every asset in storage. */
    @Transactional
    public void transcodeSucceeded(UUID videoId, UUID jobId, int attempt, Picture picture, List<Asset> output) {
        Video video = effective.lock(videoId, jobId, attempt);
        if (video.status() == VideoStatus.READY && !video.hasOpenJob()) {
            return;
        }
        mustBeOpen(video);
        save(video, picture, output);
        ends.complete(video);
        events.publishEvent(new OutputChanged(videoId));
    }

    /**
     * The job failed for good: TRANSCODING to FAILED, while a READY video stays as it is.
     *
     * @param detail what ffmpeg said, or null
     */
    @Transactional
    public void transcodeFailed(UUID videoId, UUID jobId, int attempt, FailReason reason, @Nullable String detail) {
        Video video = effective.lock(videoId, jobId, attempt);
        if (video.status() == VideoStatus.FAILED || (!video.hasOpenJob() && failures.isKnown(jobId, attempt))) {
            return;
        }
        mustBeOpen(video);
        failures.save(videoId, jobId, attempt, reason, detail);
        video.job(job(video).failedOnce(clock.instant()));
        ends.giveUp(video, reason);
    }

    private void save(Video video, Picture picture, List<Asset> output) {
        assets.replaceAll(video.id(), output);
        video.picture(picture);
    }

    private static void mustBeOpen(Video video) {
        if (!video.hasOpenJob()) {
            throw new StaleAttempt();
        }
    }
}
