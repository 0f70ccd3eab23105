package dev.millrace.proof.matrix.check;

import dev.millrace.proof.matrix.input.TestPicture;
import dev.millrace.proof.matrix.input.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The corners of the picture have their colours, so it is upright and neither washed out nor tinted. Pure. */
final class CornerRule {

    private static final int MOST_OFF = 16;
    private static final int MOST_OFF_HDR = 30;
    private static final int MOST_OFF_EXACT = 8;
    private static final List<String> NAMES = List.of("top left", "top right", "bottom left", "bottom right");

    private CornerRule() {}

    /** @param corners RGB of the four corners, in the order of {@link TestPicture#CORNERS} */
    static Optional<String> fault(int[][] corners, Set<Trait> traits) {
        return fault(corners, mostOff(traits));
    }

    private static int mostOff(Set<Trait> traits) {
        if (traits.contains(Trait.HDR)) {
            return MOST_OFF_HDR;
        }
        return traits.contains(Trait.EXACT_COLOURS) ? MOST_OFF_EXACT : MOST_OFF;
    }

    private static Optional<String> fault(int[][] corners, int mostOff) {
        for (int corner = 0; corner < 4; corner++) {
            int wanted = Integer.parseInt(TestPicture.CORNERS.get(corner), 16);
            int off = 0;
            for (int channel = 0; channel < 3; channel++) {
                off = Math.max(off, Math.abs(corners[corner][channel] - ((wanted >> (16 - 8 * channel)) & 0xFF)));
            }
            if (off > mostOff) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "%s is %02X%02X%02X and not %s",
                        NAMES.get(corner),
                        corners[corner][0],
                        corners[corner][1],
                        corners[corner][2],
                        TestPicture.CORNERS.get(corner)));
            }
        }
        return Optional.empty();
    }
}
