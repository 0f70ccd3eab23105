package dev.millrace.video.operations;

/** What operators can command. */
enum Command {
    /** Workers take no further jobs. */
    PAUSE,
    /** Workers take jobs again. */
    RESUME,
    /** TRANSCODING to FAILED ROLLBACK. */
    FREEZE,
    /** FAILED videos get new jobs. */
    REPLAY,
    /** The CDN forgets videos. */
    INVALIDATE,
    /** Dead letters get new jobs. */
    REDRIVE
}
