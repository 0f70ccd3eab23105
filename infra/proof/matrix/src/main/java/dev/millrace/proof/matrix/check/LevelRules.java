package dev.millrace.proof.matrix.check;

import dev.millrace.proof.matrix.input.Expected;
import dev.millrace.proof.matrix.input.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Compares the levels of the renditions' channels. Pure. */
final class LevelRules {

    /** Levels below this are silence. */
    private static final double AUDIBLE = 0.001;

    private static final double SAME = 1.12;
    /** Mono keeps the power of both channels, so it is at least half as strong as one of them. */
    private static final double LEAST_MONO = 0.5;

    private LevelRules() {}

    /** @param levels of the channels of each sound rendition */
    static List<String> faults(List<double[]> levels, Expected.Ready expected) {
        List<String> faults = new ArrayList<>();
        double loudest = levels.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
        for (double[] rendition : levels) {
            double own = Arrays.stream(rendition).max().orElse(0);
            if (loudest > AUDIBLE && own < loudest * LEAST_MONO) {
                faults.add(String.format(
                        Locale.ROOT,
                        "a sound of %d channels is at %.4f, another at %.4f",
                        rendition.length,
                        own,
                        loudest));
            }
            if (rendition.length == 2) {
                checkSides(rendition[0], rendition[1], expected, faults);
            }
        }
        return faults;
    }

    private static void checkSides(double left, double right, Expected.Ready expected, List<String> faults) {
        boolean isLeft = expected.has(Trait.LEFT_TWICE_RIGHT);
        double wanted = isLeft ? 2 : 1;
        boolean isAsked = isLeft || expected.has(Trait.BOTH_SIDES);
        boolean isThere = left > AUDIBLE && right > AUDIBLE;
        if (isAsked && (!isThere || left / right > wanted * SAME || left / right < wanted / SAME)) {
            faults.add(String.format(Locale.ROOT, "left is at %.4f and right at %.4f", left, right));
        }
    }
}
