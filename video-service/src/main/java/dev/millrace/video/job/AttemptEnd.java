package dev.millrace.video.job;

/** How an attempt at a job or a task ended. */
public enum AttemptEnd {
    /** With all that it was claimed for. */
    DONE,
    /** It left the rest of its job to tasks. */
    DIVIDED,
    /** Its worker said that it failed. */
    FAILED,
    /** Its worker gave it back, without blame. */
    RELEASED,
    /** Its lease lapsed: its worker was killed, or fell silent. */
    LOST,
    /** Its job ended without it. */
    CANCELED
}
