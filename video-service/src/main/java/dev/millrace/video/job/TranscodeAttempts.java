package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.OutputChanged;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.asset.SourceFacts;
import dev.millrace.video.asset.VerifiedOutput;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.VideoStatus;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the attempt that works on a video says of it; any other than the effective one is refused with {@link StaleAttempt}. Every
 * verb locks the video, then its job, and may be repeated. {@link JobClaims} has who the effective one is.
 */
@Service
public class TranscodeAttempts {

    private final FencedAttempts fenced;
    private final TranscodedVideos videos;
    private final VideoAssets assets;
    private final SourceFacts facts;
    private final TranscodeFailures failures;
    private final JobEnds ends;
    private final ApplicationEventPublisher events;

    TranscodeAttempts(
            FencedAttempts fenced,
            TranscodedVideos videos,
            VideoAssets assets,
            SourceFacts facts,
            TranscodeFailures failures,
            JobEnds ends,
            ApplicationEventPublisher events) {
        this.fenced = fenced;
        this.videos = videos;
        this.assets = assets;
        this.facts = facts;
        this.failures = failures;
        this.ends = ends;
        this.events = events;
    }

    /**
     * What the attempt works on; empty when its job ended already.
     *
     * @throws StaleAttempt when it is not the effective one
     */
    @Transactional(readOnly = true)
    public Optional<WorkedOn> workingOn(AttemptId by) {
        return fenced.workingOn(by);
    }

    /** @throws StaleAttempt when it is not the effective one; its job may have ended */
    @Transactional(readOnly = true)
    public void mustBeEffective(AttemptId by) {
        fenced.workingOn(by);
    }

    /** The source was looked at. Never a new version of the video. */
    @Transactional
    public void sourceSeen(AttemptId by, ProbedSource seen) {
        fenced.lock(by);
        facts.save(by.videoId(), seen);
    }

    /** A poster is stored before the rest: it may be shown from now on, unless the video plays and has its own. */
    @Transactional
    public void posterStored(AttemptId by, VideoAsset poster) {
        LockedJob locked = fenced.lock(by);
        locked.mustBeOpen();
        if (locked.video().status() == VideoStatus.TRANSCODING) {
            assets.replacePoster(by.videoId(), poster);
        }
    }

    /** READY by the attempt's output, complete or not. */
    @Transactional
    public void stored(VerifiedOutput verified) {
        AttemptOutput output = verified.output();
        LockedJob locked = fenced.lock(output.by());
        if (output.source() != null) {
            facts.save(output.by().videoId(), output.source());
        }
        if (output.isPartial()) {
            playable(locked, output);
        } else {
            complete(locked, output);
        }
    }

    /** READY while the attempt goes on: the stream plays, or renditions have joined it, and further ones will. */
    private void playable(LockedJob locked, AttemptOutput output) {
        UUID video = locked.video().id();
        boolean isReady = locked.video().status() == VideoStatus.READY;
        if (isReady && !output.adds(assets.of(video))) {
            return; // why: a repeated or late report; a partial output never replaces one that has more, or another's
        }
        locked.mustBeOpen();
        assets.replaceAll(video, output.assets());
        if (!isReady) {
            videos.ready(locked.video(), output.picture());
        }
        events.publishEvent(new OutputChanged(video));
    }

    /** READY, if it was not, and the job ends. */
    private void complete(LockedJob locked, AttemptOutput output) {
        if (locked.video().status() == VideoStatus.READY && !locked.job().isOpen()) {
            return;
        }
        locked.mustBeOpen();
        assets.replaceAll(locked.video().id(), output.assets());
        ends.complete(locked, output.picture());
        events.publishEvent(new OutputChanged(locked.video().id()));
    }

    /**
     * The job failed for good: TRANSCODING to FAILED, while a READY video stays as it is.
     *
     * @param detail what ffmpeg said, or null
     */
    @Transactional
    public void failed(AttemptId by, FailReason reason, @Nullable String detail) {
        LockedJob locked = fenced.lock(by);
        if (locked.job().isGivenUp()) {
            return;
        }
        locked.mustBeOpen();
        failures.save(by, reason, detail);
        ends.giveUp(locked.with(locked.job().work().failed()), reason);
    }
}
