package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;

/** Whose doing a failure is: an alarm must not go off for what people upload and cancel. */
enum Fault {
    /** Millrace's, or that of what it runs on. */
    OURS,
    /** The file's. */
    SOURCE,
    /** Somebody wanted it: the owner who left the upload, or the operator who froze the job. */
    PERSON;

    static Fault of(FailReason reason) {
        return switch (reason) {
            case UPLOAD_FAILED, SOURCE_MISSING, SOURCE_ARCHIVED, TRANSCODE_ERROR, TIMED_OUT, RETRIES_EXHAUSTED -> OURS;
            case UNSUPPORTED_FORMAT,
                    SOURCE_UNREADABLE,
                    SOURCE_PROTECTED,
                    REJECTED,
                    SOURCE_TOO_LONG,
                    SOURCE_TOO_LARGE,
                    NO_VIDEO_STREAM -> SOURCE;
            case UPLOAD_CANCELED, UPLOAD_EXPIRED, ROLLBACK -> PERSON;
        };
    }
}
