package dev.millrace.video.video;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Videos that come with their upload session, each as one fact: there is the video and it is UPLOADING, or there is none. Upload-service
 * chooses their ids.
 */
@Service
public class VideosWithUpload {

    private final VideoRows rows;
    private final StatusMoves moves;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VideosWithUpload(VideoRows rows, StatusMoves moves, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.moves = moves;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A new video, UPLOADING.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when there is a row of that id, even a tombstone
     */
    @Transactional
    public void register(UUID id, NewVideo draft, OpenedUpload upload) {
        Video video = new Video(id, draft, Instants.storable(clock));
        video.uploadInto(upload);
        moves.move(video, VideoStatus.UPLOADING);
        // why last: the row is then written once
        rows.saveAndFlush(video);
    }

    /**
     * Takes a registration back: a tombstone is left in any case, so that a registration that is still on its way, or is repeated, finds
     * it and is refused. One without a registration is a DRAFT, and is removed with the old DRAFTs. A video that another session has
     * stays as it is.
     */
    @Transactional
    public void withdraw(UUID id, NewVideo draft, UUID sessionId) {
        rows.lock(id)
                .ifPresentOrElse(
                        video -> {
                            if (isWaitingFor(sessionId, video)) {
                                video.tombstone(clock.instant());
                                events.publishEvent(new VideoRemoved(id, video.ownerId()));
                            }
                        },
                        () -> neverRegister(id, draft));
    }

    private void neverRegister(UUID id, NewVideo draft) {
        Video never = new Video(id, draft, Instants.storable(clock));
        never.tombstone(clock.instant());
        rows.saveAndFlush(never);
    }

    private static boolean isWaitingFor(UUID sessionId, Video video) {
        return !video.isDeleted()
                && video.status() == VideoStatus.UPLOADING
                && sessionId.equals(video.uploadSessionId());
    }
}
