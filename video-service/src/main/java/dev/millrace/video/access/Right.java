package dev.millrace.video.access;

/** What a caller wants to do with a video. */
public enum Right {
    /** See what it is and how far it has come. */
    READ,
    /** Watch it. */
    PLAY,
    /** Change what is said about it and what belongs to it, and fill it. */
    EDIT,
    /** Delete it, or have its output made again. */
    ADMINISTER
}
