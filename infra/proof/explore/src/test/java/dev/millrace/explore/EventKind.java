package dev.millrace.explore;

import java.util.EnumSet;

/**
 * Everything that can happen, alone or again and again, in any order. What is new joins here, with a line each in {@link World}, in
 * the side that it happens to, and in {@link Model}, which says what it must do.
 */
enum EventKind {
    /** A new session; what happens meanwhile. */
    OPEN,
    SIGN,
    /** Parts arrive in storage: {@link Parts}. */
    PUT,
    PAUSE,
    RESUME,
    /** What happens meanwhile. */
    CANCEL,
    /** What happens meanwhile. */
    COMPLETE,
    DELETE,
    RETRY,
    REPROCESS,
    /** An operator's rollback. */
    FREEZE,
    /** An operator's new job for what FAILED. */
    REPLAY,
    /** A report of how a session ended arrives, not always for the first time: {@link Ending}. */
    REPORT,
    /** Upload-service hears that the video was deleted, not always for the first time. */
    DELETION_HEARD,
    SWEEP,
    ABORT_LEAKS,
    /** Longer than the grace for what was cut off. */
    MINUTES_PASS,
    /** Longer than a session lives. */
    DAYS_PASS,
    /** The source is not in storage any more. */
    SOURCE_VANISHES,
    /** A worker reads a job from the queue, not always for the first time, and claims it. */
    CLAIM,
    /** The worker's last claim is repeated by the network. */
    CLAIM_AGAIN,
    RENEW,
    RELEASE,
    /** The attempt failed and another may do better. */
    FAIL_ONCE,
    /** The worker stores an {@link Output}. */
    STORE,
    /** The worker says that an {@link Output} plays that is not whole. */
    SAY_STREAM,
    SAY_READY,
    /** The worker gives up: {@link GivenUp}. */
    SAY_FAILED,
    /** The worker is gone, and with it what it believes. */
    DIE,
    /** A {@link LateWord} of the attempt before. */
    LATE_WORD,
    LEASE_LAPSES,
    /** Nothing is heard of the job for hours. */
    SILENCE,
    RECONCILE,
    /** The job's message is found in the dead-letter queue. */
    DEAD_LETTER,
    /** The worker divides its job: {@link Shape}. */
    DIVIDE,
    /** The worker says that its task is done, or its assembly. */
    DONE,
    /** A worker that takes no tasks claims a divided job. */
    CLAIM_BY_OLD,
    /** The claim that got a task is repeated by the network. */
    TASK_CLAIM_AGAIN,
    /** A {@link TaskWord} of any attempt that is over. */
    LATE_TASK_WORD,
    TASK_LAPSES,
    /** Nothing is heard of a task for hours, longer than of its job. */
    TASK_SILENCE,
    /** What failed may be claimed again: the divided job itself. */
    BACK_OFF_ENDS,
    TASK_BACK_OFF_ENDS;

    /** Those that a whole job does not know. */
    static EnumSet<EventKind> ofTasks() {
        return EnumSet.range(DIVIDE, TASK_BACK_OFF_ENDS);
    }
}
