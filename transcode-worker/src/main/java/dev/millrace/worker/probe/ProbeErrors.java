package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunErrors;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;

/** What an ffprobe that refuses a file means. */
final class ProbeErrors {

    private ProbeErrors() {}

    /** Permanent when nobody knows: ffprobe does nothing but read the source. */
    static TranscodeFailure classify(RunResult result) {
        return RunErrors.failure("ffprobe", result)
                .orElseGet(() -> TranscodeFailure.permanent(
                        FailReason.SOURCE_UNREADABLE, RunErrors.message("ffprobe", result), result.said()));
    }
}
