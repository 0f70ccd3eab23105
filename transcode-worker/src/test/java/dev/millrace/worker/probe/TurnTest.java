package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {

    @ParameterizedTest
    @CsvSource({
        "65536, 0, 0, 65536, NONE",
        "0, 65536, -65536, 0, CLOCKWISE",
        "-65536, 0, 0, -65536, HALF",
        "0, -65536, 65536, 0, COUNTERCLOCKWISE",
        "-65536, 0, 0, 65536, MIRRORED",
        "65536, 0, 0, -65536, FLIPPED",
        "0, 65536, 65536, 0, TRANSPOSED",
        "0, -65536, -65536, 0, ANTITRANSPOSED",
        "2000, 65536, -65536, 2000, CLOCKWISE",
        "0, 0, 0, 0, NONE"
    })
    void aMatrixIsTheNearestOfTheEight(int a, int b, int c, int d, Turn expected) {
        String matrix = "\n00000000: %12d %12d %12d\n00000001: %12d %12d %12d\n00000002: %12d %12d %12d\n"
                .formatted(a, b, 0, c, d, 0, 0, 0, 1 << 30);

        assertThat(Turn.of(matrix, 17)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "-90, CLOCKWISE", "90, COUNTERCLOCKWISE", "180, HALF", "-180, HALF", "270, CLOCKWISE"})
    void withoutAMatrixTheAngleCounts(int rotation, Turn expected) {
        assertThat(Turn.of(null, rotation)).isEqualTo(expected);
    }

    @Test
    void halfAMatrixIsNone() {
        assertThat(Turn.of("00000000: 0 65536 0", 90)).isEqualTo(Turn.NONE);
    }
}
