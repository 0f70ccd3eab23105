package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamCapacityTest {

    private static final long MIB = 1024 * 1024;
    private static final long EACH = MIB / 8;

    @Test
    void halfOfTheHeapIsForStreams() {
        assertThat(StreamCapacity.of(5_000, EACH, 256 * MIB)).isEqualTo(1_024);
        assertThat(StreamCapacity.of(5_000, EACH, 1_280 * MIB)).isEqualTo(5_000);
        assertThat(StreamCapacity.of(5_000, EACH, 1_000 * MIB)).isEqualTo(4_000);
    }

    @Test
    void theSettingBoundsThemWhateverTheHeap() {
        assertThat(StreamCapacity.of(10, EACH, Long.MAX_VALUE)).isEqualTo(10);
    }

    @Test
    void anInstanceTakesAtLeastOne() {
        assertThat(StreamCapacity.of(5_000, EACH, 1)).isEqualTo(1);
    }
}
