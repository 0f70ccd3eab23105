package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunErrors;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What an ffprobe that refuses a file means. */
final class ProbeErrors {

    private static final Pattern UNOPENED = Pattern.compile("Could not open codec for input stream ([0-9]{1,4})");

    private ProbeErrors() {}

    /**
     * The number of a track whose decoder does not open, for which ffprobe refuses all of the file. A picture that is too large
     * opens none either, and is refused for that.
     */
    static OptionalInt unopenedTrack(RunResult result) {
        if (classify(result).reason() == FailReason.SOURCE_TOO_LARGE) {
            return OptionalInt.empty();
        }
        return UNOPENED.matcher(result.said())
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }

    /** @throws TranscodeFailure when the run failed */
    static void check(RunResult result) {
        if (result.exitCode() != 0) {
            throw classify(result);
        }
    }

    /** Permanent when the cause is unknown: ffprobe does nothing but read the source. */
    static TranscodeFailure classify(RunResult result) {
        return RunErrors.failure("ffprobe", result)
                .orElseGet(() -> TranscodeFailure.permanent(
                        FailReason.SOURCE_UNREADABLE, RunErrors.message("ffprobe", result), result.said()));
    }
}
