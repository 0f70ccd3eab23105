package dev.millrace.explore;

/** Statuses of a video, in the specification's order. */
enum VideoStage {
    DRAFT,
    UPLOADING,
    UPLOADED,
    TRANSCODING,
    READY,
    FAILED
}
