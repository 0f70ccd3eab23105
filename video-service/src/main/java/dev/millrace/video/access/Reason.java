package dev.millrace.video.access;

/** Why a caller may do something with a video. */
public enum Reason {
    /** It is theirs. */
    OWNER
}
