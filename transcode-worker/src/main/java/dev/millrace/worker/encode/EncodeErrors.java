package dev.millrace.worker.encode;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunErrors;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;

/** What an ffmpeg that ended with an error means. */
final class EncodeErrors {

    private static final int DIVIDED_BY_ZERO = 136;

    private EncodeErrors() {}

    /** Whether it ended because no frame came out of a graph. */
    static boolean isOfNothing(RunResult result) {
        return result.exitCode() == DIVIDED_BY_ZERO && result.said().contains("No filtered frames");
    }

    /** An unknown error is retryable: ffprobe accepted the source. */
    static TranscodeFailure classify(RunResult result) {
        return RunErrors.failure("ffmpeg", result)
                .orElseGet(() -> TranscodeFailure.retryable(
                        FailReason.TRANSCODE_ERROR, RunErrors.message("ffmpeg", result), result.said()));
    }
}
