package dev.millrace.explore;

/** When a completion of a session began that may have been cut off. */
enum Completing {
    NEVER,
    JUST_NOW,
    LONG_AGO
}
