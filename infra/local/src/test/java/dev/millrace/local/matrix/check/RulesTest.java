package dev.millrace.local.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.matrix.input.Expected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final int[][] RIGHT = {{180, 60, 60}, {60, 160, 60}, {60, 60, 180}, {180, 170, 60}};
    private static final int[][] UPSIDE_DOWN = {{180, 170, 60}, {60, 60, 180}, {60, 160, 60}, {180, 60, 60}};
    private static final int[][] WASHED_OUT = {{131, 68, 56}, {68, 131, 60}, {62, 54, 148}, {150, 146, 74}};

    @Test
    void cornersInTheirColoursAreFine() {
        assertThat(CornerRule.fault(RIGHT, false)).isEmpty();
    }

    @Test
    void aPictureUpsideDownIsAFault() {
        assertThat(CornerRule.fault(UPSIDE_DOWN, true)).contains("top left is B4AA3C and not B43C3C");
    }

    @Test
    void hdrShownAsIfItWereNoneIsAFault() {
        assertThat(CornerRule.fault(WASHED_OUT, true)).isPresent();
    }

    @Test
    void aLadderBelowTheSourceIsFine() {
        assertThat(sizes(1280, 720, "1280x720", "854x480", "426x240")).isEmpty();
        assertThat(sizes(1080, 1920, "1080x1920", "270x480")).isEmpty();
        assertThat(sizes(3840, 2160, "1920x1080")).isEmpty();
        assertThat(sizes(641, 361, "640x360")).isEmpty();
    }

    @Test
    void aRungAboveTheSourceIsAFault() {
        assertThat(sizes(640, 360, "854x480")).anyMatch(fault -> fault.contains("above the source"));
    }

    @Test
    void aTopBelowTheSourceIsAFault() {
        assertThat(sizes(1280, 720, "854x480")).containsExactly("the top is 854x480, the source 1280x720");
    }

    @Test
    void aSqueezedPictureIsAFault() {
        assertThat(sizes(1024, 576, "720x576")).anyMatch(fault -> fault.contains("another shape"));
    }

    private static List<String> sizes(int width, int height, String... rungs) {
        Expected.Ready expected = new Expected.Ready(width, height, 2, 0, 0.04, 0, 0, Set.of());
        return SizeRules.faults(
                List.of(rungs).stream()
                        .map(rung -> new MasterFile.Variant("x", Map.of("RESOLUTION", rung)))
                        .toList(),
                expected);
    }
}
