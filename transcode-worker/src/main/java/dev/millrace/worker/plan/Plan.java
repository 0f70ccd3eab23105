package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that is decided before encoding.
 *
 * @param passes in the order in which they run
 * @param playableAfter how many of the passes make a stream that plays; the rest joins it later
 */
public record Plan(List<Pass> passes, int playableAfter) {

    private static final int GOPS_PER_SEGMENT = 3;

    public Plan {
        passes = List.copyOf(passes);
        if (playableAfter < 1 || playableAfter > passes.size()) {
            throw new IllegalArgumentException("playable after " + playableAfter + " of " + passes.size());
        }
    }

    /** Plans for a source; labels that are not known are passed over. */
    public static Plan of(SourceFacts source, List<String> wantedLabels) {
        List<Sound> sounds = source.audio() == null ? List.of() : List.of(new Sound("audio", 2, 128));
        return new Plan(List.of(new Pass(rungs(source, wantedLabels), sounds)), 1);
    }

    /** The same renditions, told only when all of them are there: what is encoded is encoded by one pass. */
    public Plan inOneGo() {
        List<Pass> copies = passes.stream().filter(Pass::isCopy).toList();
        List<Pass> encoded = passes.stream().filter(pass -> !pass.isCopy()).toList();
        Pass one = new Pass(
                encoded.stream().flatMap(pass -> pass.rungs().stream()).toList(),
                encoded.stream().flatMap(pass -> pass.sounds().stream()).toList());
        List<Pass> all = Stream.concat(copies.stream(), Stream.of(one)).toList();
        return new Plan(all, all.size());
    }

    /** What the first passes make. */
    public Plan upTo(int passCount) {
        return new Plan(passes.subList(0, passCount), Math.min(playableAfter, passCount));
    }

    /** All renditions of the picture, highest first. */
    public List<Rung> rungs() {
        return passes.stream()
                .flatMap(pass -> pass.rungs().stream())
                .sorted((a, b) -> Integer.compare(b.height() * b.width(), a.height() * a.width()))
                .toList();
    }

    /** All renditions of the sound. */
    public List<Sound> sounds() {
        return passes.stream().flatMap(pass -> pass.sounds().stream()).toList();
    }

    /** Length of a full segment in seconds; the same on every rung. */
    public double segmentSeconds() {
        Rung rung = rungs().get(0);
        return GOPS_PER_SEGMENT * rung.gopFrames() / rung.frameRate().value();
    }

    private static List<Rung> rungs(SourceFacts source, List<String> wantedLabels) {
        Rational rate = FrameRates.plan(source.frameRate());
        Map<String, Rung> bySize = new LinkedHashMap<>();
        for (RungBox box : RungBox.wanted(wantedLabels)) {
            Rung rung = rung(source, box, rate);
            // why: of equal sizes the smallest box that holds the source names the rung
            bySize.put(rung.width() + "x" + rung.height(), rung);
        }
        return List.copyOf(bySize.values());
    }

    private static Rung rung(SourceFacts source, RungBox box, Rational rate) {
        double factor = box.factor(source.displayWidth(), source.displayHeight());
        int width = even(source.displayWidth(), factor);
        int height = even(source.displayHeight(), factor);
        String sound = source.audio() == null ? null : "audio";
        return new Rung(box.label(), width, height, rate, box.capKbps(width * height), false, sound);
    }

    /** Nearest even number, but never above the source. */
    private static int even(int pixels, double factor) {
        int nearest = (int) Math.round(pixels * factor / 2) * 2;
        return Math.max(2, nearest > pixels ? nearest - 2 : nearest);
    }
}
