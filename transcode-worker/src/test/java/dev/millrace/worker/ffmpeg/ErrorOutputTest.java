package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorOutputTest {

    private final ErrorOutput errors = new ErrorOutput();

    @Test
    void theFirstErrorStandsBeforeTheLastLines() {
        errors.offer("[warning] harmless");
        errors.offer("[mov @ 0x5] [error] moov atom not found");
        IntStream.range(0, 100).forEach(i -> errors.offer("[warning] line " + i));

        assertThat(errors.firstError()).isEqualTo("[mov @ 0x5] [error] moov atom not found");
        assertThat(errors.tail().lines())
                .hasSize(40)
                .startsWith("[mov @ 0x5] [error] moov atom not found", "[warning] line 61")
                .endsWith("[warning] line 99");
    }

    @Test
    void withoutAnErrorTheFirstLineCounts() {
        errors.offer("libxcb.so.1: no version information available");
        errors.offer("ffmpeg: error while loading shared libraries");
        errors.offer("last");

        assertThat(errors.firstError()).isEqualTo("ffmpeg: error while loading shared libraries");
        assertThat(errors.tail()).isEqualTo("ffmpeg: error while loading shared libraries\nlast");
    }

    @Test
    void longLinesDoNotMakeItLong() {
        errors.offer("[error] " + "x".repeat(100_000));
        IntStream.range(0, 100).forEach(i -> errors.offer(i + "y".repeat(1000)));

        assertThat(errors.tail()).hasSizeBetween(3500, 4096);
    }

    @Test
    void aSilentProgramLeavesNothing() {
        assertThat(errors.firstError()).isEmpty();
        assertThat(errors.tail()).isEmpty();
    }
}
