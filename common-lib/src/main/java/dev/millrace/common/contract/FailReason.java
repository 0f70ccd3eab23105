package dev.millrace.common.contract;

/** Why a video is FAILED: the closed list. */
public enum FailReason {
    /** The storage provider refused the upload, or it could not be opened. */
    UPLOAD_FAILED,
    /** The owner cancelled the upload. */
    UPLOAD_CANCELED,
    /** No activity within the session's life. */
    UPLOAD_EXPIRED,
    /** The stored bytes are no allowed container. */
    UNSUPPORTED_FORMAT,
    /** The container or its streams cannot be decoded. */
    SOURCE_UNREADABLE,
    /** Its picture is encrypted (DRM): only the vendor's own player has the key. */
    SOURCE_PROTECTED,
    /** A transcoder refuses its content, as an inspection for viruses does. */
    REJECTED,
    /** Longer than the allowed duration. */
    SOURCE_TOO_LONG,
    /** More bytes or larger frames than allowed. */
    SOURCE_TOO_LARGE,
    /** Nothing to see in it: audio only, or only cover art. */
    NO_VIDEO_STREAM,
    /** The source object is not in storage any more. */
    SOURCE_MISSING,
    /** The source object lies in an archive class and must be restored first. */
    SOURCE_ARCHIVED,
    /** FFmpeg failed for good, or its output did not pass verification. */
    TRANSCODE_ERROR,
    /** FFmpeg stalled or ran over its time limit. */
    TIMED_OUT,
    /** All attempts of the job were used. */
    RETRIES_EXHAUSTED,
    /** Frozen by an operator's rollback. */
    ROLLBACK;

    /** Characters of the detail that goes with a reason: what a program said, for operators. */
    public static final int LONGEST_DETAIL = 4096;
}
