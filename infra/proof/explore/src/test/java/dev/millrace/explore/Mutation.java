package dev.millrace.explore;

/** A guard that is switched off, to see that the explorer finds out. */
enum Mutation {
    /** As written. */
    NONE(Scope.WHOLE),
    /** Any attempt may report, also one that was superseded. */
    STALE_ATTEMPTS_HEARD(Scope.TRANSCODE),
    /** A claim takes the job away from whoever has it. */
    LEASE_IGNORED(Scope.TRANSCODE),
    /** A report locks the job before its video. */
    LOCKS_TURNED(Scope.TRANSCODE),
    /** The table of a video's statuses allows everything. */
    TABLE_IGNORED(Scope.TRANSCODE),
    /** Reported assets are taken for stored. */
    ASSETS_UNVERIFIED(Scope.TRANSCODE),
    /** A report of any session moves the video. */
    FOREIGN_SESSIONS_HEARD(Scope.UPLOAD),
    /** Parts of ended sessions stay in storage. */
    PARTS_KEPT(Scope.UPLOAD),
    /** What an ended session could not clear from storage at once stays there. */
    LEFTOVERS_KEPT(Scope.UPLOAD),
    /** A completed session publishes no job. */
    JOB_FORGOTTEN(Scope.UPLOAD),
    /** Nobody looks for silent jobs or dead letters. */
    NO_RECOVERY(Scope.TRANSCODE),
    /** A task hears who had it before. */
    STALE_TASKS_HEARD(Scope.TASKS),
    /** A stage is taken for whole before the last of its tasks is done. */
    STAGES_TORN(Scope.TASKS),
    /** Tasks stay when their job is over. */
    TASKS_KEPT(Scope.TASKS),
    /** A job does not know which fencing numbers its tasks were given. */
    NUMBERS_GIVEN_TWICE(Scope.TASKS),
    /** What keeps the lease of a task locks its job. */
    JOB_LOCKED_FOR_TASK(Scope.TASKS),
    /** Sessions never expire. */
    NO_SWEEPER(Scope.UPLOAD),
    /** A session that ended can be completed or cancelled all the same. */
    FINAL_SESSIONS_MOVE(Scope.UPLOAD),
    /** A new session may begin while video-service has not heard that the one before is complete. */
    UNHEARD_REPORTS_OVERTAKEN(Scope.UPLOAD);

    private final Scope scope;

    Mutation(Scope scope) {
        this.scope = scope;
    }

    /** Where it is missed soonest. */
    Scope scope() {
        return scope;
    }
}
