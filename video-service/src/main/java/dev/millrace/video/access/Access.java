package dev.millrace.video.access;

import dev.millrace.common.problem.NotFound;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.Videos;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Answers who may do what with a video. What a caller may not do is answered as if there were no video, so that no caller learns
 * which ids exist.
 */
@Component
public class Access {

    private final Videos videos;

    /** @param videos all there are */
    public Access(Videos videos) {
        this.videos = videos;
    }

    /**
     * The video, if the caller may do that.
     *
     * @param callerId subject of the caller's token
     * @throws NotFound if not, or if it is deleted
     */
    public Video require(String callerId, UUID videoId, Right right) {
        return find(callerId, videoId, right).orElseThrow(() -> new NotFound("video"));
    }

    /** The same; empty where {@link #require} throws. */
    public Optional<Video> find(String callerId, UUID videoId, Right right) {
        return videos.findByIdAndDeletedAtIsNull(videoId)
                .filter(video -> reason(callerId, video, right).isPresent());
    }

    /**
     * The same for a video that was read already.
     *
     * @throws NotFound if the caller may not
     */
    public void check(String callerId, String ownerId, Right right) {
        if (reason(callerId, ownerId).isEmpty()) {
            throw new NotFound("video");
        }
    }

    /**
     * The same where the video is locked next: it is not read here, since what a transaction read before its lock is stale.
     *
     * @throws NotFound as {@link #require}
     */
    public void check(String callerId, UUID videoId, Right right) {
        if (videos.ownerOf(videoId)
                .filter(ownerId -> reason(callerId, ownerId).isPresent())
                .isEmpty()) {
            throw new NotFound("video");
        }
    }

    /**
     * The same for what may be asked for once more after the deletion.
     *
     * @throws NotFound if the caller may not, or the video never was
     */
    public void checkEvenDeleted(String callerId, UUID videoId, Right right) {
        if (videos.findById(videoId)
                .filter(video -> reason(callerId, video, right).isPresent())
                .isEmpty()) {
            throw new NotFound("video");
        }
    }

    /** Why the caller may do that; empty if they may not. */
    public Optional<Reason> reason(String callerId, Video video, Right right) {
        return reason(callerId, video.ownerId());
    }

    private static Optional<Reason> reason(String callerId, String ownerId) {
        return ownerId.equals(callerId) ? Optional.of(Reason.OWNER) : Optional.empty();
    }
}
