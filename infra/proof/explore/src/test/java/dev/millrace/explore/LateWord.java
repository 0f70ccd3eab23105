package dev.millrace.explore;

/** What comes late of the attempt before. */
enum LateWord {
    READY,
    FAILED,
    ALIVE
}
