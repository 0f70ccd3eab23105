package dev.millrace.video.video;

import java.util.Set;

/** The statuses of a video and the moves between them: this is the only table of them. */
public enum VideoStatus {
    /** Described, nothing uploaded yet. */
    DRAFT,
    /** An upload session lives. */
    UPLOADING,
    /** The source is in storage and verified. */
    UPLOADED,
    /** A transcode job is in the queue or at work. */
    TRANSCODING,
    /** It plays: every saved asset is fetchable. Final; a job may still be open that completes or renews the output. */
    READY,
    /** It went wrong; the reason says which way out there is. */
    FAILED;

    /** The statuses that this one may become. */
    public Set<VideoStatus> successors() {
        return switch (this) {
            case DRAFT -> Set.of(UPLOADING);
            case UPLOADING -> Set.of(UPLOADED, FAILED);
            case UPLOADED -> Set.of(TRANSCODING);
            case TRANSCODING -> Set.of(READY, FAILED);
            case READY -> Set.of();
            case FAILED -> Set.of(TRANSCODING, UPLOADING);
        };
    }

    /** Whether the table allows the move. Staying is no move. */
    public boolean canBecome(VideoStatus next) {
        return successors().contains(next);
    }

    /** What the owner of a video can do from here, as a sentence. */
    public String remedy() {
        return switch (this) {
            case DRAFT -> "Create an upload session for it.";
            case UPLOADING -> "Complete its upload, or cancel it.";
            case UPLOADED, TRANSCODING -> "Wait until it is READY or FAILED.";
            case READY -> "It plays. Create another video for another file.";
            case FAILED -> "Retry it, or create an upload session if its source is missing.";
        };
    }
}
