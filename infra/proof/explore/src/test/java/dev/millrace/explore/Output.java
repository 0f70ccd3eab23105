package dev.millrace.explore;

/** What an attempt has stored. */
enum Output {
    NOTHING,
    /** What plays. */
    PLAYS,
    /** What plays, and a rendition that joined it. */
    JOINED,
    WHOLE
}
