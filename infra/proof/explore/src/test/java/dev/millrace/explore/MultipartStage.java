package dev.millrace.explore;

/** A session's multipart in storage. */
enum MultipartStage {
    NONE,
    OPEN,
    /** Completed or aborted. */
    GONE
}
