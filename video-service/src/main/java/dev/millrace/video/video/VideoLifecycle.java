package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.NotFound;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a video from its owner's and the upload's side; {@link TranscodedVideos} has its job's. Every verb locks the row first, so writers meet in an order; a verb that finds its effect already there changes
 * nothing.
 */
@Service
public class VideoLifecycle {

    private final VideoRows rows;
    private final StatusMoves moves;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VideoLifecycle(VideoRows rows, StatusMoves moves, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.events = events;
        this.clock = clock;
    }

    /** A new video, DRAFT. */
    @Transactional
    public Video register(UUID id, NewVideo draft) {
        Video video = rows.saveAndFlush(new Video(id, draft, Instants.storable(clock)));
        moves.registered(video);
        return video;
    }

    /**
     * Changes what the owner says about it.
     *
     * @param isWanted whether {@link Video#edits} are those that the editor has seen
     * @param edit makes of the locked video what is to be said from now on
     * @throws StaleVersion when they are not
     */
    @Transactional
    public Video describe(UUID id, LongPredicate isWanted, Function<Video, Description> edit) {
        Video video = required(id);
        if (!isWanted.test(video.edits())) {
            throw new StaleVersion();
        }
        video.describe(edit.apply(video), Instants.storable(clock));
        return rows.saveAndFlush(video);
    }

    /**
     * DRAFT, or FAILED without a usable source, to UPLOADING. While UPLOADING the newer session takes over: upload-service
     * keeps at most one alive.
     *
     * @param sourceGone whether storage was asked for the source and has none
     */
    @Transactional
    public void uploadOpened(UUID id, OpenedUpload upload, boolean sourceGone) {
        Video video = required(id);
        if (video.status() == VideoStatus.FAILED && video.hasUsableSource() && !sourceGone) {
            throw new IllegalTransition(
                    id, VideoStatus.FAILED, VideoStatus.UPLOADING, "Its source is there: retry it.");
        }
        if (video.status() != VideoStatus.UPLOADING) {
            moves.move(video, VideoStatus.UPLOADING);
        }
        video.uploadInto(upload);
    }

    /**
     * UPLOADING to UPLOADED; the caller opens its job in the same transaction. Other sessions change nothing.
     *
     * @return the locked video, when it moved
     */
    @Transactional
    public Optional<Video> uploadCompleted(UUID id, UUID sessionId, StoredSource stored) {
        Optional<Video> uploading = uploading(id, sessionId);
        uploading.ifPresent(video -> {
            video.stored(stored);
            moves.move(video, VideoStatus.UPLOADED);
        });
        return uploading;
    }

    /** UPLOADING to FAILED: failed, cancelled or expired. Other sessions change nothing. */
    @Transactional
    public void uploadEnded(UUID id, UUID sessionId, FailReason reason) {
        uploading(id, sessionId).ifPresent(video -> moves.fail(video, reason));
    }

    /**
     * Sets the tombstone.
     *
     * @return false when it was there already
     * @throws NotFound when the video never was
     */
    @Transactional
    public boolean delete(UUID id) {
        Video video = rows.lock(id).orElseThrow(() -> new NotFound("video"));
        if (video.isDeleted()) {
            return false;
        }
        video.tombstone(clock.instant());
        events.publishEvent(new VideoRemoved(id, video.ownerId()));
        return true;
    }

    /**
     * Removes a DRAFT for good; it never had an upload session, so nothing else knows of it.
     *
     * @return false when it is no DRAFT any more
     */
    @Transactional
    public boolean removeDraft(UUID id) {
        Video video = rows.lock(id)
                .filter(found -> found.status() == VideoStatus.DRAFT)
                .orElse(null);
        if (video == null) {
            return false;
        }
        if (!video.isDeleted()) {
            events.publishEvent(new VideoRemoved(id, video.ownerId()));
        }
        rows.delete(video);
        return true;
    }

    private Optional<Video> uploading(UUID id, UUID sessionId) {
        return alive(id)
                .filter(video -> video.status() == VideoStatus.UPLOADING)
                .filter(video -> sessionId.equals(video.uploadSessionId()));
    }

    private Video required(UUID id) {
        return alive(id).orElseThrow(() -> new NotFound("video"));
    }

    private Optional<Video> alive(UUID id) {
        return rows.lock(id).filter(video -> !video.isDeleted());
    }
}
