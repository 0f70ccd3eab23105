package dev.millrace.explore;

/** How a call ended, for the caller. */
enum Outcome {
    /** 2xx, or it concerns nobody. */
    OK,
    /** 4xx: understood, and no. */
    REFUSED,
    /** 503. */
    UNAVAILABLE,
    /** The process was killed; there is no answer. */
    DIED,
    /** A claim was granted. */
    CLAIMED,
    /** Claim again later. */
    BUSY,
    /** There is nothing to claim. */
    OBSOLETE
}
