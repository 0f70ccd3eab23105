package dev.millrace.video.webhook;

/** Which webhook a delivery came by. */
enum Topic {
    /** {@code /api/webhooks/uploads}. */
    UPLOADS,
    /** {@code /api/webhooks/transcoding}. */
    TRANSCODING
}
