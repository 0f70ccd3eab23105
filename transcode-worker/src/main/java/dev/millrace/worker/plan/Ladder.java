package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is decided before encoding.
 *
 * @param rungs highest first, never larger than the source, no two of one size
 * @param frameRate constant rate of all rungs
 * @param gopFrames frames between two key frames, about two seconds
 */
public record Ladder(List<Rung> rungs, Rational frameRate, int gopFrames) {

    private static final int GOPS_PER_SEGMENT = 3;

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** Plans for a source; labels that are not known are passed over. */
    public static Ladder plan(SourceFacts source, List<String> wantedLabels) {
        Rational rate = FrameRates.plan(source.frameRate());
        int gop = (int) Math.max(1, Math.round(2 * rate.value()));
        return new Ladder(rungs(source, wantedLabels), rate, gop);
    }

    /** Length of a full segment in seconds. */
    public double segmentSeconds() {
        return GOPS_PER_SEGMENT * gopFrames / frameRate.value();
    }

    /** What the muxer is told: half a frame less, so that it cuts at the key frame and not one GOP later. */
    public double segmentTarget() {
        return (GOPS_PER_SEGMENT * gopFrames - 0.5) / frameRate.value();
    }

    private static List<Rung> rungs(SourceFacts source, List<String> wantedLabels) {
        Map<String, Rung> bySize = new LinkedHashMap<>();
        for (RungBox box : RungBox.wanted(wantedLabels)) {
            Rung rung = rung(source, box);
            // why: of equal sizes the smallest box that holds the source names the rung
            bySize.put(rung.width() + "x" + rung.height(), rung);
        }
        return List.copyOf(bySize.values());
    }

    private static Rung rung(SourceFacts source, RungBox box) {
        double factor = box.factor(source.displayWidth(), source.displayHeight());
        int width = even(source.displayWidth(), factor);
        int height = even(source.displayHeight(), factor);
        return new Rung(box.label(), width, height, box.capKbps(width * height));
    }

    /** Nearest even number, but never above the source. */
    private static int even(int pixels, double factor) {
        int nearest = (int) Math.round(pixels * factor / 2) * 2;
        return Math.max(2, nearest > pixels ? nearest - 2 : nearest);
    }
}
