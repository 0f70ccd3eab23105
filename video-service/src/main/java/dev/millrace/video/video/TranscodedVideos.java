package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a video from its job's side, in the caller's transaction. {@link VideoLifecycle} has the owner's and the
 * upload's. The caller locks the video here before it locks the job.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TranscodedVideos {

    private final VideoRows rows;
    private final StatusMoves moves;

    TranscodedVideos(VideoRows rows, StatusMoves moves) {
        this.rows = rows;
        this.moves = moves;
    }

    /** The locked video; empty when it is deleted, or never was. */
    public Optional<Video> lock(UUID id) {
        return rows.lock(id).filter(video -> !video.isDeleted());
    }

    /** The same without a lock. */
    public Optional<Video> find(UUID id) {
        return rows.findById(id).filter(video -> !video.isDeleted());
    }

    /** UPLOADED or FAILED to TRANSCODING: a job is open. */
    public void transcoding(Video locked) {
        moves.move(locked, VideoStatus.TRANSCODING);
    }

    /** It plays: READY, if it is not already. */
    public void ready(Video locked, Picture picture) {
        locked.picture(picture);
        if (locked.status() != VideoStatus.READY) {
            moves.move(locked, VideoStatus.READY);
        }
    }

    /** TRANSCODING to FAILED. */
    public void failed(Video locked, FailReason reason) {
        moves.fail(locked, reason);
    }
}
