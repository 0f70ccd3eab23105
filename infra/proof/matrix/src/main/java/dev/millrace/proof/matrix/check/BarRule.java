package dev.millrace.proof.matrix.check;

import java.util.Optional;
import java.util.stream.IntStream;

/** A picture narrower or flatter than the first is shown between black bars. Pure. */
final class BarRule {

    private static final int SIDE = 8;
    private static final int DARKEST = 26;

    private BarRule() {}

    /**
     * @param brightness of 8 by 8 regions of the picture, row by row
     * @param isBeside whether the bars are left and right; otherwise above and below
     */
    static Optional<String> fault(int[] brightness, boolean isBeside) {
        boolean hasBars = IntStream.range(0, SIDE)
                .flatMap(i ->
                        isBeside ? IntStream.of(i * SIDE, i * SIDE + SIDE - 1) : IntStream.of(i, (SIDE - 1) * SIDE + i))
                .allMatch(place -> brightness[place] < DARKEST);
        boolean isSeen = IntStream.of(27, 28, 35, 36).anyMatch(place -> brightness[place] > 2 * DARKEST);
        if (hasBars && isSeen) {
            return Optional.empty();
        }
        String where = isBeside ? "left and right" : "above and below";
        return Optional.of(isSeen ? "no bars " + where + " of the last picture" : "the last picture is not seen");
    }
}
