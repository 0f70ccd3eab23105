package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.matrix.input.Expected;
import dev.millrace.proof.matrix.input.Trait;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final int[][] RIGHT = {{180, 60, 60}, {60, 160, 60}, {60, 60, 180}, {180, 170, 60}};
    private static final int[][] UPSIDE_DOWN = {{180, 170, 60}, {60, 60, 180}, {60, 160, 60}, {180, 60, 60}};
    private static final int[][] WASHED_OUT = {{131, 68, 56}, {68, 131, 60}, {62, 54, 148}, {150, 146, 74}};

    @Test
    void cornersInTheirColoursAreFine() {
        assertThat(CornerRule.fault(RIGHT, Set.of())).isEmpty();
    }

    @Test
    void aPictureUpsideDownIsAFault() {
        assertThat(CornerRule.fault(UPSIDE_DOWN, Set.of(Trait.HDR))).contains("top left is B4AA3C and not B43C3C");
    }

    @Test
    void hdrShownAsIfItWereNoneIsAFault() {
        assertThat(CornerRule.fault(WASHED_OUT, Set.of(Trait.HDR))).isPresent();
    }

    @Test
    void coloursMayBeALittleOffAndThoseOfHdrALittleMore() {
        assertThat(CornerRule.fault(lastCorner(60 + 16), Set.of())).isEmpty();
        assertThat(CornerRule.fault(lastCorner(60 + 17), Set.of())).contains("bottom right is B4AA4D and not B4AA3C");
        assertThat(CornerRule.fault(lastCorner(60 + 30), Set.of(Trait.HDR))).isEmpty();
        assertThat(CornerRule.fault(lastCorner(60 + 31), Set.of(Trait.HDR))).isPresent();
    }

    @Test
    void colourThatMustBeExactMayNotBeOffByAnotherMatrix() {
        Set<Trait> exact = Set.of(Trait.EXACT_COLOURS);

        assertThat(CornerRule.fault(lastCorner(60 + 8), exact)).isEmpty();
        assertThat(CornerRule.fault(lastCorner(60 + 9), exact)).isPresent();
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
    void aRungAboveTheSourceInOneDirectionIsAFault() {
        assertThat(sizes(480, 480, "482x480")).containsExactly("482x480 is above the source");
        assertThat(sizes(480, 480, "480x482")).containsExactly("480x482 is above the source");
    }

    @Test
    void anOddSizeIsAFault() {
        assertThat(sizes(480, 480, "479x480")).containsExactly("479x480 is odd");
        assertThat(sizes(480, 480, "480x479")).containsExactly("480x479 is odd");
    }

    @Test
    void aPixelOfAStripIsMuchOfItsShape() {
        assertThat(sizes(3840, 160, "1920x80", "854x36")).isEmpty();
    }

    @Test
    void theTopFitsItsBoxByBothSides() {
        assertThat(sizes(1600, 1600, "1080x1080")).isEmpty();
        assertThat(sizes(640, 160, "600x160")).contains("the top is 600x160, the source 640x160");
        assertThat(sizes(160, 640, "160x600")).contains("the top is 160x600, the source 160x640");
    }

    @Test
    void aTopBelowTheSourceIsAFault() {
        assertThat(sizes(1280, 720, "854x480")).containsExactly("the top is 854x480, the source 1280x720");
    }

    @Test
    void aSqueezedPictureIsAFault() {
        assertThat(sizes(1024, 576, "720x576")).anyMatch(fault -> fault.contains("another shape"));
    }

    @Test
    void barsAreBlackAtBothEdgesAndNowhereElse() {
        int[] beside = parts(column -> column > 0 && column < 7, row -> true);
        int[] above = parts(column -> true, row -> row > 0 && row < 7);
        int[] oneSided = parts(column -> column > 1, row -> true);

        assertThat(BarRule.fault(beside, true)).isEmpty();
        assertThat(BarRule.fault(above, false)).isEmpty();
        assertThat(BarRule.fault(beside, false)).contains("no bars above and below of the last picture");
        assertThat(BarRule.fault(oneSided, true)).contains("no bars left and right of the last picture");
        assertThat(BarRule.fault(parts(column -> true, row -> true), true)).isPresent();
        assertThat(BarRule.fault(parts(column -> false, row -> true), true)).contains("the last picture is not seen");
    }

    private static int[] parts(IntPredicate isSeenInColumn, IntPredicate isSeenInRow) {
        return IntStream.range(0, 64)
                .map(i -> isSeenInColumn.test(i % 8) && isSeenInRow.test(i / 8) ? 120 : 16)
                .toArray();
    }

    private static int[][] lastCorner(int blue) {
        return new int[][] {RIGHT[0], RIGHT[1], RIGHT[2], {180, 170, blue}};
    }

    private static List<String> sizes(int width, int height, String... resolutions) {
        Expected.Ready expected = new Expected.Ready(width, height, 2, 0, 0.04, 0, 0, Set.of());
        return SizeRules.faults(
                List.of(resolutions).stream()
                        .map(resolution -> new MasterFile.Variant("x", Map.of("RESOLUTION", resolution)))
                        .toList(),
                expected);
    }
}
