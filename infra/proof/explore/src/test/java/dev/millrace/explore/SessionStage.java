package dev.millrace.explore;

/** What a place for an upload session holds; the statuses are in the specification's order. */
enum SessionStage {
    /** No session yet. */
    NONE,
    INITIATED,
    IN_PROGRESS,
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELED,
    /** One that was given back although others may have heard of it. */
    DISCARDED
}
