package dev.millrace.worker.encode;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.util.List;

/** What an ffmpeg that ended with an error means: is the source to blame, or may another attempt succeed? */
final class EncodeErrors {

    private static final List<String> UNREADABLE =
            List.of("Invalid data found", "moov atom not found", "Decode error rate", "does not contain any stream");

    /** Disk full, I/O error, no memory, no thread, killed: the first error line may be a harmless one of the decoder. */
    private static final List<Integer> TRANSIENT_CODES = List.of(228, 251, 244, 245, 137);

    private EncodeErrors() {}

    static TranscodeFailure classify(RunResult result) {
        String error = result.firstError();
        String message = "ffmpeg ended with " + result.exitCode() + ": " + error;
        if (error.contains("not on whitelist")) {
            return TranscodeFailure.permanent(FailReason.UNSUPPORTED_FORMAT, message);
        }
        if (error.contains("exceeds specified max pixel count")) {
            return TranscodeFailure.permanent(FailReason.SOURCE_TOO_LARGE, message);
        }
        if (TRANSIENT_CODES.contains(result.exitCode())) {
            return TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, message);
        }
        // why: 69 is ffmpeg's own code for more than two thirds of the frames undecodable, 183 for invalid data
        if (result.exitCode() == 69
                || result.exitCode() == 183
                || UNREADABLE.stream().anyMatch(error::contains)) {
            return TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, message);
        }
        return TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, message);
    }
}
