package dev.millrace.explore;

/** How far the word of a deletion came. */
enum Notice {
    NOT_SAID,
    SAID,
    HEARD
}
