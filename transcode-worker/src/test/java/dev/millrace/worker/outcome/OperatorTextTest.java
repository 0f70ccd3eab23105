package dev.millrace.worker.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTextTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            [error] moov atom not found                     | [error] moov atom not found
            file:/tmp/millrace-worker/7-x-1/source: Invalid | .../source: Invalid
            Error opening '/var/lib/x/480p/seg_00001.m4s'.  | Error opening '.../seg_00001.m4s'.
            cannot open C:\\Users\\me\\clip.mp4             | cannot open .../clip.mp4
            GET https://b.s3.test/k?X-Amz-Signature=abc end | GET https://b.s3.test/k?... end
            15/30 frames, 29.97/1                           | 15/30 frames, 29.97/1
            what? no                                        | what? no
            """)
    void foldersAndQueriesAreTakenOut(String said, String kept) {
        assertThat(OperatorText.line(said)).isEqualTo(kept);
    }

    @Test
    void whatASourceSmugglesInIsNoControlCharacter() {
        assertThat(OperatorText.line("title \u001b[2J\u0000\u202e end")).isEqualTo("title ?[2J?? end");
    }

    @Test
    void aDetailIsNeverLongerThanTheContractAllows() {
        TranscodeFailure failure =
                TranscodeFailure.retryable(FailReason.TIMED_OUT, "No progress", "a line\n".repeat(5000));

        assertThat(failure.detail())
                .hasSizeLessThanOrEqualTo(FailReason.LONGEST_DETAIL)
                .startsWith("No progress\na line\n");
    }
}
