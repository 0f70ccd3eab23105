package dev.millrace.explore;

/** What a session's multipart holds. */
enum Parts {
    NONE,
    /** Of a video. */
    GOOD,
    /** Of something else. */
    BAD
}
