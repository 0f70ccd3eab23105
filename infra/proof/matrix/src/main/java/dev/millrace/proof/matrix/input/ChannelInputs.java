package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import dev.millrace.proof.matrix.attack.SpatialSound;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** More than two channels, or two in disguise. Left is at 0.2 and right at 0.1 wherever they exist. */
final class ChannelInputs {

    private static final String PCM = "pcm_s16le";

    private ChannelInputs() {}

    static List<MediaInput> all() {
        return Stream.of(spheres(), microphones(), tracks(), surround(), opposite())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> spheres() {
        return List.of(
                sphere(mp4("channels-sphere-aac"), "aac", 4)
                        .says("a 360-degree camera's")
                        .ready(),
                sphere(mov("channels-sphere-pcm"), PCM, 4).ready(),
                sphere(mov("channels-sphere-second-order"), PCM, 9).ready());
    }

    private static Clip sphere(Clip clip, String codec, int channels) {
        double[] levels = new double[channels];
        levels[0] = 0.3;
        levels[1] = 0.1;
        return heard(clip, codec, "", levels)
                .with(Trait.LEFT_TWICE_RIGHT)
                .changed("sphere " + channels, bytes -> SpatialSound.marked(bytes, channels));
    }

    private static List<MediaInput> microphones() {
        return IntStream.of(9, 11, 13)
                .mapToObj(channels -> {
                    double[] levels = new double[channels];
                    levels[channels - 1] = 0.5;
                    return heard(mov("channels-" + channels), PCM, "", levels)
                            .says("a field recorder, speech on the last microphone")
                            .with(Trait.BOTH_SIDES)
                            .ready();
                })
                .toList();
    }

    private static List<MediaInput> tracks() {
        return List.of(
                tracks(mov("channels-two-tracks"), PCM, "FL=c0", "FR=c0", 0.2, 0.1)
                        .says("left and right microphone, one track each")
                        .ready(),
                tracks(mov("channels-two-tracks-turned"), PCM, "FR=c0", "FL=c0", 0.1, 0.2)
                        .says("the right one first")
                        .ready(),
                tracks(mp4("channels-two-tracks-named"), "aac", "FC=c0", "FC=c0", 0.2, 0.1)
                        .says("named by their handlers")
                        .options("-metadata:s:a:0", "handler_name=Left", "-metadata:s:a:1", "handler_name=Right")
                        .ready(),
                mov("channels-only-left")
                        .says("one track that says left")
                        .silent()
                        .input("-f", "lavfi", "-i", tone(0.2))
                        .options("-filter_complex", "[1:a]pan=FL|FL=c0[a]", "-map", "0", "-map", "[a]", "-c:a", PCM)
                        .with(Trait.SOUND)
                        .with(Trait.UNBROKEN_SOUND)
                        .with(Trait.BOTH_SIDES)
                        .ready());
    }

    private static Clip tracks(Clip clip, String codec, String first, String second, double level, double other) {
        String places = "[1:a]pan=%s|%s[a];[2:a]pan=%s|%s[b]"
                .formatted(first.substring(0, 2), first, second.substring(0, 2), second);
        return clip.silent()
                .input("-f", "lavfi", "-i", tone(level))
                .input("-f", "lavfi", "-i", tone(other))
                .options("-filter_complex", places, "-map", "0", "-map", "[a]", "-map", "[b]", "-c:a", codec)
                .with(Trait.SOUND)
                .with(Trait.UNBROKEN_SOUND)
                .with(Trait.LEFT_TWICE_RIGHT);
    }

    private static List<MediaInput> surround() {
        return List.of(
                heard(mp4("channels-5.1-front"), "aac", "5.1", 0.2, 0.1, 0, 0, 0, 0)
                        .with(Trait.LEFT_TWICE_RIGHT)
                        .ready(),
                heard(mp4("channels-5.1-behind"), "ac3", "5.1", 0, 0, 0, 0, 0.2, 0.1)
                        .with(Trait.LEFT_TWICE_RIGHT)
                        .ready(),
                heard(mov("channels-5.1-centre"), PCM, "5.1", 0, 0, 0.2, 0, 0, 0)
                        .with(Trait.BOTH_SIDES)
                        .ready(),
                heard(mp4("channels-7.1-sides"), "aac", "7.1", 0, 0, 0, 0, 0, 0, 0.2, 0.1)
                        .with(Trait.LEFT_TWICE_RIGHT)
                        .ready(),
                heard(mov("channels-7.1.4-above"), PCM, "7.1.4", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.8, 0.4)
                        .with(Trait.LEFT_TWICE_RIGHT)
                        .ready(),
                heard(mov("channels-7.1-behind"), PCM, "7.1", 0, 0, 0, 0, 0.2, 0.1, 0, 0)
                        .with(Trait.LEFT_TWICE_RIGHT)
                        .ready());
    }

    private static List<MediaInput> opposite() {
        return List.of(
                opposite(mp4("channels-opposite"), "aac", 0.2)
                        .says("right is left upside down: a balanced microphone")
                        .ready(),
                opposite(mov("channels-opposite-pcm"), PCM, 0.02).ready(),
                opposite(avi("channels-opposite-mp3"), "libmp3lame", 0.2).ready());
    }

    private static Clip opposite(Clip clip, String codec, double level) {
        return heard(clip, codec, "stereo", level, -level).size(640, 360).with(Trait.BOTH_SIDES);
    }

    /** A tone in each channel at the given level. */
    private static Clip heard(Clip clip, String codec, String layout, double... levels) {
        String all = Arrays.stream(levels).mapToObj(ChannelInputs::sine).collect(Collectors.joining("|"));
        String source = "aevalsrc='" + all + "':s=48000:d=2" + (layout.isEmpty() ? "" : ":c=" + layout);
        return clip.silent()
                .input("-f", "lavfi", "-i", source)
                .options("-map", "0", "-map", "1", "-c:a", codec)
                .with(Trait.SOUND)
                .with(Trait.UNBROKEN_SOUND);
    }

    private static String tone(double level) {
        return "aevalsrc='" + sine(level) + "':s=48000:d=2";
    }

    private static String sine(double level) {
        return level + "*sin(2*PI*440*t)";
    }
}
