package dev.millrace.worker.ffmpeg;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an ffmpeg or ffprobe that ended with an error means: is the source to blame, or may another attempt succeed? The first
 * row that fits counts. ffmpeg ends with 256 less the error number of the system, or with the low byte of an error of its own;
 * ffprobe always with 1; a signal gives 128 and its number. Measured with 8.0.1.
 */
public enum RunErrors {
    /** Crashed, failed to load, or was killed from outside, often by the kernel when memory is short. */
    KILLED(FailReason.TRANSCODE_ERROR, true, List.of(126, 127, 132, 134, 135, 137, 139), List.of()),
    /**
     * Terminated: its processor time was used up, or another process asked. ffmpeg exits in good order with 255, or with 123
     * when that takes so long that it is asked repeatedly.
     */
    ENDED(FailReason.TIMED_OUT, true, List.of(123, 143, 152, 255), List.of()),
    /** One file outgrew the limit: the same source would do it again. */
    FILE_TOO_LARGE(FailReason.TRANSCODE_ERROR, false, List.of(153), List.of()),
    /** A demuxer or protocol that we do not allow; only hostile files ask for a protocol. */
    NOT_ALLOWED(
            FailReason.UNSUPPORTED_FORMAT,
            false,
            List.of(),
            List.of("not on whitelist", "Not detecting m3u8/hls with")),
    /** More pixels or streams than allowed. */
    TOO_LARGE(
            FailReason.SOURCE_TOO_LARGE,
            false,
            List.of(),
            List.of("exceeds specified max pixel count", "exceeds max_streams")),
    /** Disk, memory or threads are short, or a fence broke: the first line may be a harmless one of the decoder. */
    MACHINE(
            FailReason.TRANSCODE_ERROR,
            true,
            List.of(228, 244, 245, 251),
            List.of(
                    "Cannot allocate memory",
                    "Resource temporarily unavailable",
                    "No space left on device",
                    "Input/output error",
                    "error while loading shared libraries",
                    "unshare: ",
                    "prlimit: ",
                    "setpriv: ")),
    /** Invalid data, more than two thirds of the frames cannot be decoded, or a number in it that no arithmetic bears. */
    UNREADABLE(
            FailReason.SOURCE_UNREADABLE,
            false,
            List.of(69, 136, 183),
            List.of("Invalid data found", "moov atom not found", "Decode error rate", "does not contain any stream"));

    private final FailReason reason;
    private final boolean isRetryable;
    private final List<Integer> codes;
    private final List<String> phrases;

    RunErrors(FailReason reason, boolean isRetryable, List<Integer> codes, List<String> phrases) {
        this.reason = reason;
        this.isRetryable = isRetryable;
        this.codes = codes;
        this.phrases = phrases;
    }

    /** The failure that a bad end means, if both programs mean the same by it. */
    public static Optional<TranscodeFailure> failure(String program, RunResult result) {
        return Arrays.stream(values())
                .filter(row -> row.fits(result))
                .findFirst()
                .map(row -> row.isRetryable
                        ? TranscodeFailure.retryable(row.reason, message(program, result), result.said())
                        : TranscodeFailure.permanent(row.reason, message(program, result), result.said()));
    }

    /** One line on how it ended. */
    public static String message(String program, RunResult result) {
        return program + " ended with " + result.exitCode() + ": " + result.firstError();
    }

    private boolean fits(RunResult result) {
        return codes.contains(result.exitCode()) || phrases.stream().anyMatch(result.firstError()::contains);
    }
}
