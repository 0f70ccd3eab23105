package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodeBoundsTest {

    /** The peaks of an HLG ladder as measured, which must fit with room to spare but not by an order of magnitude. */
    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 2, 556", "1920, 1080, 8, 848",
        "3840, 2160, 2, 843", "3840, 2160, 8, 1264",
        "7680, 4320, 2, 1587", "7680, 4320, 8, 2447",
    })
    void memoryGrowsWithTheFrameAndTheThreads(int width, int height, int threads, long measuredMegabytes) {
        long measured = measuredMegabytes * 1_000_000;

        assertThat(EncodeBounds.mostMemoryBytes(source(width, height, 60), threads))
                .isBetween(measured * 3 / 2, measured * 4);
    }

    @Test
    void outputGrowsWithTheLengthAndTheSource() {
        long minute = EncodeBounds.mostBytes(source(1920, 1080, 60), 0);
        long hour = EncodeBounds.mostBytes(source(1920, 1080, 3600), 0);

        assertThat(minute).isBetween(136_000_000L, 160_000_000L);
        assertThat(hour).isBetween(59 * 136_000_000L, 61 * 136_000_000L);
        assertThat(EncodeBounds.mostBytes(source(1920, 1080, 60), 1_000_000_000))
                .isEqualTo(minute + 1_000_000_000);
    }

    @Test
    void aPictureThatGoesOnAndOnIsUnreadable() {
        SourceFacts source = source(640, 360, 5);

        assertThatCode(() -> EncodeBounds.checkSeconds(19.9, source)).doesNotThrowAnyException();
        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> EncodeBounds.checkSeconds(20.1, source))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
                    assertThat(failure.isRetryable()).isFalse();
                });
    }

    private static SourceFacts source(int width, int height, double seconds) {
        return Sources.plain(seconds, "hevc", width, height, new Rational(30, 1), false, null);
    }
}
