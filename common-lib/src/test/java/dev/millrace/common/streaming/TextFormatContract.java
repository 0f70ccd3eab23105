package dev.millrace.common.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds of every format that is read, changed and written again. */
public interface TextFormatContract {

    /** Reads a text and writes what was read. */
    String rewritten(String text);

    /** Names of golden files. */
    List<String> goldenFiles();

    /** Texts that are none of this format. */
    List<String> malformed();

    /** What reading throws then. */
    Class<? extends RuntimeException> refusal();

    @TestFactory
    default Stream<DynamicTest> parsedTextIsWrittenUnchanged() {
        return goldenFiles().stream()
                .map(name -> dynamicTest(
                        name, () -> assertThat(rewritten(Golden.text(name))).isEqualTo(Golden.text(name))));
    }

    @TestFactory
    default Stream<DynamicTest> malformedTextIsRejected() {
        return malformed().stream()
                .map(text -> dynamicTest(
                        "refuses " + text,
                        () -> assertThatThrownBy(() -> rewritten(text)).isInstanceOf(refusal())));
    }
}
