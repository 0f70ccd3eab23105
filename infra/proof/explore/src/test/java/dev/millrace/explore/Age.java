package dev.millrace.explore;

/** How long a session was not used: no number, else there were no end of states. */
enum Age {
    FRESH,
    /** Longer than any grace. */
    IDLE,
    /** Longer than its life. */
    EXPIRED
}
