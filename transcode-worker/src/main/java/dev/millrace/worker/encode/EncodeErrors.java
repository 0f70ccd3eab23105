package dev.millrace.worker.encode;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunErrors;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;

/** What an ffmpeg that ended with an error means. */
final class EncodeErrors {

    private EncodeErrors() {}

    /** An unknown error is retryable: ffprobe accepted the source. */
    static TranscodeFailure classify(RunResult result) {
        return RunErrors.failure("ffmpeg", result)
                .orElseGet(() -> TranscodeFailure.retryable(
                        FailReason.TRANSCODE_ERROR, RunErrors.message("ffmpeg", result), result.said()));
    }
}
