package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.TranscodeFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeErrorsTest {

    /** Exit codes and lines as ffmpeg 8.0.1 gave them. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            183 | [mov,mp4 @ 0x5] [error] moov atom not found                                    | SOURCE_UNREADABLE  | false
            183 | [in#0 @ 0x5] [error] Error opening input: Invalid data found when processing   | SOURCE_UNREADABLE  | false
             69 | [vist#0:0/h264 @ 0x5] [error] Decode error rate 1 exceeds maximum 0.666667     | SOURCE_UNREADABLE  | false
             69 | [h264 @ 0x5] [error] error while decoding MB 0 0                               | SOURCE_UNREADABLE  | false
            234 | [matroska,webm @ 0x5] [error] Format not on whitelist 'mov,avi,asf'            | UNSUPPORTED_FORMAT | false
            234 | [http @ 0x5] [error] Protocol 'http' not on whitelist 'file'!                  | UNSUPPORTED_FORMAT | false
            183 | [error] Not detecting m3u8/hls with non standard extension                     | UNSUPPORTED_FORMAT | false
            234 | [IMGUTILS @ 0x7] [error] Picture size 320x240 exceeds specified max pixel count | SOURCE_TOO_LARGE  | false
            244 | [mov @ 0x5] [error] Number of streams exceeds max_streams parameter (64)       | SOURCE_TOO_LARGE   | false
            228 | [vost#0:0 @ 0x5] [error] Error submitting a packet: No space left on device    | TRANSCODE_ERROR    | true
            228 | [h264 @ 0x5] [error] Invalid data found before the disk was full               | TRANSCODE_ERROR    | true
            251 | [in#0 @ 0x5] [error] Input/output error                                        | TRANSCODE_ERROR    | true
            244 | [fatal] Cannot allocate memory                                                 | TRANSCODE_ERROR    | true
            245 | [error] Error while opening decoder: Resource temporarily unavailable          | TRANSCODE_ERROR    | true
            234 | [error] Resource temporarily unavailable                                       | TRANSCODE_ERROR    | true
            187 | [libx264 @ 0x5] [error] Error while opening encoder - maybe incorrect          | TRANSCODE_ERROR    | true
              8 | [fatal] Unknown encoder 'nosuch'                                               | TRANSCODE_ERROR    | true
              1 | unshare: unshare failed: Operation not permitted                               | TRANSCODE_ERROR    | true
            127 | ffmpeg: error while loading shared libraries: libxcb.so.1                      | TRANSCODE_ERROR    | true
            137 | ""                                                                             | TRANSCODE_ERROR    | true
            139 | [h264 @ 0x5] [error] Invalid data found                                        | TRANSCODE_ERROR    | true
            153 | ""                                                                             | TRANSCODE_ERROR    | false
            152 | ""                                                                             | TIMED_OUT          | true
            255 | ""                                                                             | TIMED_OUT          | true
            123 | Received > 3 system signals, hard exiting                                      | TIMED_OUT          | true
            """)
    void exitCodeAndFirstErrorLineSayWhoIsToBlame(int code, String line, FailReason reason, boolean isRetryable) {
        TranscodeFailure failure = EncodeErrors.classify(new RunResult(code, line, line, 0));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.isRetryable()).isEqualTo(isRetryable);
    }

    @Test
    void theOperatorReadsTheEndAndWhatFfmpegSaidOnce() {
        RunResult result =
                new RunResult(183, "[error] moov atom not found", "[error] moov atom not found\n[fatal] end", 0);

        assertThat(EncodeErrors.classify(result).detail())
                .isEqualTo("ffmpeg ended with 183: [error] moov atom not found\n[fatal] end", 0);
    }
}
