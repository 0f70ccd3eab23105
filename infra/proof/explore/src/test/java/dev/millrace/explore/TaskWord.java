package dev.millrace.explore;

/** What an attempt may say late of a divided job, being neither the job's latest nor a task's. */
enum TaskWord {
    DIVIDED,
    DONE,
    ALIVE,
    RELEASED,
    FAILED_ONCE,
    READY,
    FAILED
}
