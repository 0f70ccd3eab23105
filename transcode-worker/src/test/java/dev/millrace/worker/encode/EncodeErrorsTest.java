package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "183, [error] Invalid data found when processing input, SOURCE_UNREADABLE, false",
        "69, [error] Decode error rate 1 exceeds maximum, SOURCE_UNREADABLE, false",
        "234, [error] Format not on whitelist, UNSUPPORTED_FORMAT, false",
        "234, [error] Picture size exceeds specified max pixel count, SOURCE_TOO_LARGE, false",
        "228, [error] Invalid data found in a packet before the disk was full, TRANSCODE_ERROR, true",
        "244, [fatal] Cannot allocate memory, TRANSCODE_ERROR, true",
        "234, [error] Resource temporarily unavailable, TRANSCODE_ERROR, true",
        "8, [error] Encoder not found, TRANSCODE_ERROR, true",
        "137, '', TRANSCODE_ERROR, true",
    })
    void exitCodeAndFirstErrorLineSayWhoIsToBlame(int code, String line, FailReason reason, boolean isRetryable) {
        TranscodeFailure failure = EncodeErrors.classify(new RunResult(code, line));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.isRetryable()).isEqualTo(isRetryable);
    }
}
