package dev.millrace.explore;

/** How far a task of the open job is. */
enum TaskStage {
    /** There is no such task. */
    NONE,
    WAITING,
    /** It waits, and an attempt failed just now. */
    BACKING_OFF,
    /** An attempt has it. */
    LIVE,
    /** Its attempt did not renew the lease in time. */
    LAPSED,
    /** The same, and nothing was heard of it for hours. */
    SILENT,
    DONE;

    boolean isOpen() {
        return this != NONE && this != DONE;
    }

    boolean isLapsed() {
        return this == LAPSED || this == SILENT;
    }

    boolean isClaimed() {
        return this == LIVE || isLapsed();
    }
}
