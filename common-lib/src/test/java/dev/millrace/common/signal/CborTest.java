package dev.millrace.common.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Examples of RFC 8949, appendix A. */
class CborTest {

    @Test
    void numbersTextsAndSimpleValues() {
        assertThat(read("1864")).isEqualTo(100L);
        assertThat(read("1903e8")).isEqualTo(1000L);
        assertThat(read("1a000f4240")).isEqualTo(1_000_000L);
        assertThat(read("3863")).isEqualTo(-100L);
        assertThat(read("fb3ff199999999999a")).isEqualTo(1.1);
        assertThat(read("fa47c35000")).isEqualTo(100_000.0);
        assertThat(read("f5")).isEqualTo(true);
        assertThat(read("f6")).isNull();
        assertThat(read("6449455446")).isEqualTo("IETF");
        assertThat(read("7f657374726561646d696e67ff")).isEqualTo("streaming");
        assertThat(read("c11a514b67b0")).isEqualTo(1_363_896_240L);
    }

    @Test
    void listsAndMapsOfBothKinds() {
        assertThat(read("8301820203820405")).isEqualTo(List.of(1L, List.of(2L, 3L), List.of(4L, 5L)));
        assertThat(read("9f018202039f0405ffff")).isEqualTo(List.of(1L, List.of(2L, 3L), List.of(4L, 5L)));
        assertThat(read("a26161016162820203")).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 3L)));
        assertThat(read("bf61610161629f0203ffff")).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 3L)));
    }

    @Test
    void whatFollowsIsNotOverlooked() {
        assertThatThrownBy(() -> read("0101")).hasMessageContaining("1 bytes follow");
    }

    private static Object read(String hex) {
        return Cbor.read(HexFormat.of().parseHex(hex));
    }
}
