package dev.millrace.explore;

/** Who has the job. */
enum Lease {
    /** Nobody. */
    NONE,
    LIVE,
    /** An attempt that did not renew it in time. */
    LAPSED,
    /** Nobody: the job waits for its tasks. */
    TASKS
}
