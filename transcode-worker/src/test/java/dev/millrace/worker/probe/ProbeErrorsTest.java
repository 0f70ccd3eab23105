package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeErrorsTest {

    /** ffprobe ends with 1 whatever it is; the lines are those of 8.0.1. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
              1 | [mov,mp4 @ 0x5] [error] moov atom not found                                    | SOURCE_UNREADABLE  | false
              1 | [error] something that nobody has seen before                                  | SOURCE_UNREADABLE  | false
              1 | [matroska,webm @ 0x5] [error] Format not on whitelist 'mov,avi,asf'            | UNSUPPORTED_FORMAT | false
              1 | [IMGUTILS @ 0x7] [error] Picture size 320x240 exceeds specified max pixel count | SOURCE_TOO_LARGE  | false
              1 | [mov @ 0x5] [error] Number of streams exceeds max_streams parameter (64)       | SOURCE_TOO_LARGE   | false
              1 | [error] Cannot allocate memory                                                 | TRANSCODE_ERROR    | true
              1 | [error] Input/output error                                                     | TRANSCODE_ERROR    | true
              1 | [error] No space left on device                                                | TRANSCODE_ERROR    | true
              1 | setpriv: failed to execute ffprobe: No such file or directory                  | TRANSCODE_ERROR    | true
            127 | ffprobe: error while loading shared libraries: libstdc++.so.6                  | TRANSCODE_ERROR    | true
            137 | ""                                                                             | TRANSCODE_ERROR    | true
            """)
    void theFirstErrorLineSaysWhoIsToBlame(int code, String line, FailReason reason, boolean isRetryable) {
        TranscodeFailure failure = ProbeErrors.classify(new RunResult(code, line, line, 0));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.isRetryable()).isEqualTo(isRetryable);
    }
}
