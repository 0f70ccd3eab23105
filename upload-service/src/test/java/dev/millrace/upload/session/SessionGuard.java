package dev.millrace.upload.session;

/** What keeps sessions in order. A test switches one off to see that it is missed. */
public enum SessionGuard {
    /** A session that ended stays as it is. */
    FINAL_STATUSES,
    /** What storage holds of ended sessions is found again. */
    LEFTOVERS
}
