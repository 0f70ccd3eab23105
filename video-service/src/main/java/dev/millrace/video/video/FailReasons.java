package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;

/** What a failure says about the source: whether trying it again can help, or only another file. */
final class FailReasons {

    private FailReasons() {}

    static boolean leavesSourceUsable(FailReason reason) {
        return switch (reason) {
            case SOURCE_ARCHIVED, TRANSCODE_ERROR, TIMED_OUT, RETRIES_EXHAUSTED, ROLLBACK -> true;
            case UPLOAD_FAILED,
                    UPLOAD_CANCELED,
                    UPLOAD_EXPIRED,
                    UNSUPPORTED_FORMAT,
                    SOURCE_UNREADABLE,
                    SOURCE_PROTECTED,
                    REJECTED,
                    SOURCE_TOO_LONG,
                    SOURCE_TOO_LARGE,
                    NO_VIDEO_STREAM,
                    SOURCE_MISSING -> false;
        };
    }
}
