package dev.millrace.video.job;

/** What a claim gets and a lease holds: a job, or a task of one. */
sealed interface Piece permits Job, Task {

    Work work();
}
