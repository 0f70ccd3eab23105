package dev.millrace.worker.verify;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;

/**
 * A chunk has fewer pictures than it must have. What was decoded for it may be damaged where it begins or ends: then what comes
 * before or after would fill the gap, as it does when the whole source is decoded.
 */
public final class PicturesMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PicturesMissing(String message) {
        super(message);
    }

    /** What it means when the whole source was decoded. */
    public TranscodeFailure failure() {
        return TranscodeFailure.permanent(
                FailReason.SOURCE_UNREADABLE, "The source is cut off: %s".formatted(getMessage()));
    }
}
