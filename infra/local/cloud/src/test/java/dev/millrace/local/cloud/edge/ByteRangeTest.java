package dev.millrace.local.cloud.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=10-, 10, 99",
        "bytes=90-200, 90, 99",
        "bytes=-10, 90, 99",
        "bytes=-200, 0, 99"
    })
    void singleRangeIsCutToTheObject(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void rangeBeyondTheEndCannotBeSatisfied(String header) {
        assertThat(ByteRange.parse(header, 100)).isEqualTo(ByteRange.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=0-1,5-6", "bytes=5-2", "bytes=-", "lines=1-2", "bytes=a-b", "bytes=99999999999999999999-"
            })
    void severalRangesAndNonsenseMeanTheWholeObject(String header) {
        assertThat(ByteRange.parse(header, 100)).isNull();
    }

    @Test
    void noHeaderMeansTheWholeObject() {
        assertThat(ByteRange.parse(null, 100)).isNull();
    }
}
