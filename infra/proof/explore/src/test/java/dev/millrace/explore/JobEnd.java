package dev.millrace.explore;

/** How a job ended. */
enum JobEnd {
    NOT_YET,
    /** Its output is complete. */
    DONE,
    GIVEN_UP,
    /** With its video. */
    CANCELED
}
