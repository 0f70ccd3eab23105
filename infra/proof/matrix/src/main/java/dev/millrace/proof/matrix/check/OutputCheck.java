package dev.millrace.proof.matrix.check;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.FetchedStream;
import dev.millrace.proof.matrix.input.Expected;
import dev.millrace.proof.matrix.input.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks the complete output of a READY video against its source and declaration. */
public final class OutputCheck {

    private static final double MOST_DRIFT = 0.040;
    private static final double LEAST_SLACK = 0.050;
    private static final double TARGET_LUFS = -16;
    private static final double LOUDNESS_SLACK = 0.5;
    private static final double BEFORE_END = 0.3;
    private static final double SILENT_END = 0.15;

    private final Measurements measurements;
    private final Expected.Ready expected;
    private final Path source;
    private final List<String> faults = new ArrayList<>();
    private OptionalDouble drift = OptionalDouble.empty();
    private OptionalDouble likeness = OptionalDouble.empty();

    private OutputCheck(FfmpegBinaries ffmpeg, Expected.Ready expected, Path source) {
        this.measurements = new Measurements(ffmpeg);
        this.expected = expected;
        this.source = source;
    }

    /** @param video as returned by the API */
    public static Findings check(
            FfmpegBinaries ffmpeg, Expected.Ready expected, Path source, FetchedStream stream, JsonNode video)
            throws IOException, InterruptedException {
        OutputCheck check = new OutputCheck(ffmpeg, expected, source);
        try {
            check.check(stream, video);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            check.faults.add(String.valueOf(e.getMessage()));
        }
        return new Findings(check.faults, check.drift, check.likeness);
    }

    private void check(FetchedStream stream, JsonNode video) throws IOException, InterruptedException {
        MasterFile master = MasterFile.of(stream.master());
        List<MasterFile.Variant> variants = master.variants().stream()
                .sorted(Comparator.comparingInt(MasterFile.Variant::height).reversed())
                .toList();
        List<FetchedRendition> pictures = new ArrayList<>();
        for (MasterFile.Variant variant : variants) {
            pictures.add(FetchedRendition.read(stream.rendition(variant.uri())));
        }
        List<FetchedRendition> sounds = new ArrayList<>();
        for (String uri : master.sounds().values()) {
            sounds.add(FetchedRendition.read(stream.rendition(uri)));
        }
        faults.addAll(PlaylistRules.faults(variants, pictures, sounds));
        faults.addAll(SizeRules.faults(variants, expected));
        checkSound(sounds);
        checkNotes(video.path("sourceNotes"));
        checkLength("the API says", video.path("durationSeconds").asDouble(-1));
        checkLength("the picture lasts", pictures.get(0).timeline().seconds());
        decode(pictures);
        decode(sounds);
        checkLikeness(variants.get(0), pictures.get(0).whole());
        for (FetchedRendition picture : pictures) {
            checkCorners(picture.whole());
            checkEnd(picture.whole(), picture.timeline().seconds() - BEFORE_END);
        }
        faults.addAll(new TimingCheck(measurements, expected).faults(pictures, video));
        checkLevels(sounds);
        if (!sounds.isEmpty()) {
            checkTogether(
                    pictures.get(0).whole(),
                    FetchedRendition.read(stream.rendition(soundOf(master, variants.get(0))))
                            .whole());
        }
    }

    private static String soundOf(MasterFile master, MasterFile.Variant variant) {
        String uri = master.sounds().get(variant.sound());
        if (uri == null) {
            throw new IllegalArgumentException("the top rendition has no sound although there is some");
        }
        return uri;
    }

    private void checkSound(List<FetchedRendition> sounds) {
        if (expected.has(Trait.SOUND) == sounds.isEmpty()) {
            faults.add(sounds.isEmpty() ? "the sound is missing" : "there is sound where the source has none");
        }
    }

    /** why: the API must report everything that was left out, and nothing else. */
    private void checkNotes(JsonNode notes) {
        List<String> expectedNotes = Stream.of(Trait.SOUND_NOT_DECODABLE, Trait.SOUND_PROTECTED)
                .filter(expected::has)
                .map(Trait::name)
                .toList();
        List<String> found = notes.values().stream().map(JsonNode::asString).toList();
        if (!found.equals(expectedNotes)) {
            faults.add("sourceNotes are " + found + " and not " + expectedNotes);
        }
    }

    private void checkLength(String what, double seconds) {
        double slack = Math.max(LEAST_SLACK, expected.frameSeconds()) + expected.slackSeconds();
        if (Math.abs(seconds - expected.seconds()) > slack + 0.0005) {
            faults.add(String.format(Locale.ROOT, "%s %.3f s and not %.3f s", what, seconds, expected.seconds()));
        }
    }

    private void decode(List<FetchedRendition> renditions) throws IOException, InterruptedException {
        for (FetchedRendition rendition : renditions) {
            measurements.decode(rendition.whole());
        }
    }

    private void checkCorners(Path file) throws IOException, InterruptedException {
        if (expected.has(Trait.CORNERS)) {
            CornerRule.fault(measurements.corners(file, 0), expected.traits()).ifPresent(faults::add);
        }
    }

    /** why: there is no flash at the end, and any change in mid-stream has happened before it. */
    private void checkEnd(Path file, double seconds) throws IOException, InterruptedException {
        if (expected.has(Trait.CORNERS_TO_THE_END)) {
            CornerRule.fault(measurements.corners(file, seconds), expected.traits())
                    .ifPresent(fault -> faults.add("at the end: " + fault));
        }
        boolean isBeside = expected.has(Trait.BARS_BESIDE);
        if (isBeside || expected.has(Trait.BARS_ABOVE)) {
            BarRule.fault(measurements.brightness(file, seconds), isBeside).ifPresent(faults::add);
        }
    }

    private void checkLevels(List<FetchedRendition> sounds) throws IOException, InterruptedException {
        List<double[]> levels = new ArrayList<>();
        for (FetchedRendition sound : sounds) {
            levels.add(measurements.levels(sound.whole()));
            if (expected.has(Trait.UNBROKEN_SOUND)) {
                checkSilence(
                        measurements.silences(sound.whole()), sound.timeline().seconds());
            }
        }
        faults.addAll(LevelRules.faults(levels, expected));
    }

    /** why: allows for the encoder's delay at both ends, and for a source whose sound is a frame shorter than its picture. */
    private void checkSilence(List<Double> silences, double seconds) {
        silences.stream()
                .filter(second -> second < seconds - SILENT_END)
                .forEach(second ->
                        faults.add(String.format(Locale.ROOT, "silence at %.2f s that the source has not", second)));
    }

    private void checkLikeness(MasterFile.Variant top, Path file) throws IOException, InterruptedException {
        if (expected.ssimFloor() <= 0) {
            return;
        }
        boolean interlaced = expected.has(Trait.INTERLACED);
        double value = measurements.likeness(file, source, top.width(), top.height(), interlaced);
        likeness = OptionalDouble.of(value);
        if (value < expected.ssimFloor()) {
            faults.add(String.format(Locale.ROOT, "SSIM %.3f is below %.2f", value, expected.ssimFloor()));
        }
        if (interlaced && value < measurements.likeness(file, source, top.width(), top.height(), false)) {
            faults.add("the output is still interlaced");
        }
    }

    private void checkTogether(Path picture, Path sound) throws IOException, InterruptedException {
        if (expected.has(Trait.FLASH_AND_BEEP)) {
            List<Double> before = Onsets.lags(
                    measurements.flashes(source, expected.has(Trait.INTERLACED)),
                    measurements.beeps(source, expected.soundTrack()));
            List<Double> after = Onsets.lags(measurements.flashes(picture, false), measurements.beeps(sound, 0));
            drift = Onsets.drift(before, after);
            if (before.size() != after.size()) {
                faults.add(after.size() + " flashes with a beep and not " + before.size());
            } else if (drift.orElse(0) > MOST_DRIFT) {
                faults.add(String.format(Locale.ROOT, "sound drifts by %.0f ms", drift.getAsDouble() * 1000));
            }
        }
        if (expected.has(Trait.IN_TIME)) {
            drift = FrameRules.late(measurements.beeps(sound, 0));
            if (drift.isEmpty() || drift.getAsDouble() > MOST_DRIFT) {
                faults.add(String.format(Locale.ROOT, "a beep is %.0f ms off", drift.orElse(-1) * 1000));
            }
        }
        if (expected.has(Trait.STEADY_SOUND)) {
            checkLoudness(measurements.loudness(sound));
        }
    }

    private void checkLoudness(OptionalDouble lufs) {
        if (lufs.isEmpty() || Math.abs(lufs.getAsDouble() - TARGET_LUFS) > LOUDNESS_SLACK) {
            faults.add(String.format(Locale.ROOT, "loudness %.1f LUFS and not %.0f", lufs.orElse(-99), TARGET_LUFS));
        }
    }
}
