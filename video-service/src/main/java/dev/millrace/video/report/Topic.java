package dev.millrace.video.report;

/** Which webhook a delivery came by. */
enum Topic {
    /** {@code /api/webhooks/uploads}. */
    UPLOADS,
    /** {@code /api/webhooks/transcoding}. */
    TRANSCODING
}
