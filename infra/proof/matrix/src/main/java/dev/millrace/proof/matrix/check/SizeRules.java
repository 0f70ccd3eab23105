package dev.millrace.proof.matrix.check;

import dev.millrace.proof.matrix.input.Expected;
import java.util.ArrayList;
import java.util.List;

/** Ladder sizes: no rung above the source, aspect ratio kept, the top as large as its box allows. Pure. */
final class SizeRules {

    private static final double BOX_LONG = 1920;
    private static final double BOX_SHORT = 1080;
    private static final int SLACK = 2;

    private SizeRules() {}

    /** @param variants highest first */
    static List<String> faults(List<MasterFile.Variant> variants, Expected.Ready expected) {
        List<String> faults = new ArrayList<>();
        for (MasterFile.Variant variant : variants) {
            String size = variant.width() + "x" + variant.height();
            if (variant.width() > expected.width() || variant.height() > expected.height()) {
                faults.add(size + " is above the source");
            }
            if (variant.width() % 2 != 0 || variant.height() % 2 != 0) {
                faults.add(size + " is odd");
            }
            if (isDistorted(variant, expected)) {
                faults.add(size + " has another shape than " + expected.width() + "x" + expected.height());
            }
        }
        checkTop(variants.get(0), expected, faults);
        return faults;
    }

    private static boolean isDistorted(MasterFile.Variant variant, Expected.Ready expected) {
        double shape = expected.width() / (double) expected.height();
        return Math.abs(variant.width() - variant.height() * shape) > SLACK * Math.max(1, shape);
    }

    private static void checkTop(MasterFile.Variant top, Expected.Ready expected, List<String> faults) {
        double longSide = Math.max(expected.width(), expected.height());
        double shortSide = Math.min(expected.width(), expected.height());
        double factor = Math.min(1, Math.min(BOX_LONG / longSide, BOX_SHORT / shortSide));
        if (Math.abs(top.width() - expected.width() * factor) > SLACK
                || Math.abs(top.height() - expected.height() * factor) > SLACK) {
            faults.add("the top is " + top.width() + "x" + top.height() + ", the source " + expected.width() + "x"
                    + expected.height());
        }
    }
}
