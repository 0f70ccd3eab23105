package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;

/** What an ffprobe that refuses a file means. */
final class ProbeErrors {

    private ProbeErrors() {}

    static TranscodeFailure classify(RunResult result) {
        String error = result.firstError();
        String message = "ffprobe ended with " + result.exitCode() + ": " + error;
        if (error.contains("not on whitelist")) {
            return TranscodeFailure.permanent(FailReason.UNSUPPORTED_FORMAT, message);
        }
        if (error.contains("exceeds specified max pixel count") || error.contains("max_streams")) {
            return TranscodeFailure.permanent(FailReason.SOURCE_TOO_LARGE, message);
        }
        if (error.contains("Cannot allocate memory") || error.contains("Resource temporarily unavailable")) {
            return TranscodeFailure.retryable(FailReason.SOURCE_UNREADABLE, message);
        }
        return TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, message);
    }
}
