package dev.millrace.proof.matrix.check;

import dev.millrace.proof.matrix.input.Expected;
import dev.millrace.proof.matrix.input.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks the frame rate of each rendition, and that each frame shows the content of its time. */
final class TimingCheck {

    private final Measurements measurements;
    private final Expected.Ready expected;

    TimingCheck(Measurements measurements, Expected.Ready expected) {
        this.measurements = measurements;
        this.expected = expected;
    }

    /** @param video as returned by the API */
    List<String> faults(List<FetchedRendition> pictures, JsonNode video) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        if (expected.has(Trait.OWN_RATE)) {
            double said = video.path("source").path("frameRate").asDouble(-1);
            FrameRules.rate("the API says", said, expected.frameSeconds()).ifPresent(faults::add);
        }
        for (FetchedRendition picture : pictures) {
            double frame = picture.timeline().seconds() / picture.timeline().samples();
            rate(frame, picture.equals(pictures.get(0))).ifPresent(faults::add);
            faults.addAll(seen(picture.whole(), frame));
        }
        return faults;
    }

    /** why: below the top, half the rate is enough for a small picture. */
    private Optional<String> rate(double frame, boolean isTop) {
        if (!expected.has(Trait.OWN_RATE) && !expected.has(Trait.FEW_FRAMES)) {
            return Optional.empty();
        }
        double wanted = FrameRules.playedSeconds(expected.frameSeconds());
        Optional<String> fault = FrameRules.rate("a rendition has", 1 / frame, wanted);
        boolean isHalf = FrameRules.rate("", 1 / frame, 2 * wanted).isEmpty();
        return isTop || !isHalf ? fault : Optional.empty();
    }

    private List<String> seen(Path file, double frame) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        if (expected.has(Trait.IN_TIME)) {
            FrameRules.flashes(measurements.flashes(file, false), frame).ifPresent(faults::add);
        }
        if (expected.has(Trait.MOVES)) {
            FrameRules.moves(measurements.changes(file)).ifPresent(faults::add);
        }
        if (expected.has(Trait.SLIDES)) {
            FrameRules.slides(measurements.changes(file), expected.seconds()).ifPresent(faults::add);
        }
        return faults;
    }
}
