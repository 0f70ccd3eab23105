package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the renditions of a source, all of them encoded. Pure. */
final class Ladder {

    static final String STEREO = "audio";
    static final String MONO = "audio-mono";

    private static final int MONO_KBPS = 48;
    private static final double LITTLE_MORE = 1.1;

    /** Newer codecs say the same with fewer bits than H.264 needs. */
    private static final Map<String, Double> FRUGAL_CODECS = Map.of("hevc", 1.6, "vp9", 1.6, "av1", 1.8);

    private final SourceFacts source;
    private final PlanProperties properties;

    Ladder(SourceFacts source, PlanProperties properties) {
        this.source = source;
        this.properties = properties;
    }

    /** Highest first; the cellular one last, unless the source is as small. */
    List<Rendition> renditions(List<String> wantedLabels) {
        Map<Size, LadderRung> boxes = new LinkedHashMap<>();
        // why: of equal sizes the smallest box that holds the source names the rendition
        LadderRung.wanted(wantedLabels).forEach(box -> boxes.put(size(box), box));
        boxes.putIfAbsent(size(LadderRung.CELLULAR), LadderRung.CELLULAR);
        List<Rendition> renditions = new ArrayList<>();
        boxes.forEach((size, box) -> renditions.add(rendition(size, box, renditions.isEmpty())));
        return List.copyOf(renditions);
    }

    List<AudioRendition> audioRenditions(List<Rendition> renditions) {
        if (source.audio() == null) {
            return List.of();
        }
        List<AudioRendition> audioRenditions =
                new ArrayList<>(List.of(new AudioRendition(STEREO, 2, properties.audioKbps())));
        if (renditions.stream().anyMatch(Rendition::isCellular)) {
            audioRenditions.add(new AudioRendition(MONO, 1, MONO_KBPS));
        }
        return List.copyOf(audioRenditions);
    }

    private Rendition rendition(Size size, LadderRung box, boolean isTop) {
        Rational rate = rate(box, isTop);
        int cap = box.capKbps(size.pixels(), FrameRates.isHigh(rate), sourceKbps());
        return new Rendition(box.label(), size.width, size.height, rate, cap, false, sound(box));
    }

    private Rational rate(LadderRung box, boolean isTop) {
        if (isTop && box.mayHaveHighFrameRate() && properties.highFrameRate()) {
            return FrameRates.planHigh(source.frameRate());
        }
        Rational planned = FrameRates.plan(source.frameRate());
        return box == LadderRung.CELLULAR ? FrameRates.halved(planned) : planned;
    }

    private @Nullable String sound(LadderRung box) {
        if (source.audio() == null) {
            return null;
        }
        return box == LadderRung.CELLULAR ? MONO : STEREO;
    }

    private int sourceKbps() {
        double allowance = LITTLE_MORE * FRUGAL_CODECS.getOrDefault(source.videoCodec(), 1.0);
        return (int) Math.round(source.picture().bitrateBps() / 1000.0 * allowance);
    }

    private Size size(LadderRung box) {
        double factor = box.factor(source.displayWidth(), source.displayHeight());
        return new Size(even(source.displayWidth(), factor), even(source.displayHeight(), factor));
    }

    /** Nearest even number, but never above the source. */
    private static int even(int pixels, double factor) {
        int nearest = (int) Math.round(pixels * factor / 2) * 2;
        return Math.max(2, nearest > pixels ? nearest - 2 : nearest);
    }

    private record Size(int width, int height) {

        int pixels() {
            return width * height;
        }
    }
}
