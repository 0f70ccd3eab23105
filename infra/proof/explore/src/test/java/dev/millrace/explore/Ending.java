package dev.millrace.explore;

/** How a session ended, as it is reported: one bit each in {@link Field#REPORTS_0}. */
enum Ending {
    COMPLETED,
    CANCELED,
    /** By storage. */
    UPLOAD_FAILED,
    UPLOAD_EXPIRED,
    UNSUPPORTED_FORMAT;

    int bit() {
        return 1 << ordinal();
    }
}
