package dev.millrace.explore;

/** What an attempt has stored. */
enum Output {
    NOTHING,
    /** What plays. */
    PLAYS,
    WHOLE
}
