package dev.millrace.proof.matrix.input;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A phone rotated during a call, a worsening network, clips joined without encoding. */
final class ChangeInputs {

    private static final String STEADY = "0.3*sin(2*PI*440*t)";
    private static final int PART_SECONDS = 2;
    private static final List<String> MP3 = List.of("-c:a", "libmp3lame", "-write_xing", "0", "-id3v2_version", "0");

    private ChangeInputs() {}

    static List<MediaInput> all() {
        return Stream.of(shapes(), storage(), copies(), sounds())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> shapes() {
        return List.of(
                picture("changes-turned", "a phone turned upright", "640x360", "360x640", "", Trait.BARS_BESIDE),
                picture("changes-turned-back", "and down again", "360x640", "640x360", "", Trait.BARS_ABOVE),
                picture("changes-to-cinema", "16:9, then 2.4:1", "640x360", "640x266", "", Trait.BARS_ABOVE),
                picture("changes-to-square", "larger than before", "640x360", "720x720", "", Trait.BARS_BESIDE),
                picture("changes-size", "the same picture with half the lines", "640x360", "320x180", ""),
                picture("changes-size-up", "and with twice as many", "320x180", "640x360", ""));
    }

    private static List<MediaInput> storage() {
        return List.of(
                picture("changes-to-422", "4:2:0, then 4:2:2", "640x360", "640x360", ",format=yuv422p"),
                picture("changes-to-10-bits", "8 bits, then 10", "640x360", "640x360", ",format=yuv420p10le"),
                picture(
                        "changes-range",
                        "limited, then full range",
                        "640x360",
                        "640x360",
                        ",scale=out_range=pc:out_color_matrix=bt709,format=yuvj420p"),
                picture(
                        "changes-matrix",
                        "BT.709, then BT.601",
                        "640x360",
                        "640x360",
                        ",scale=out_range=tv:out_color_matrix=bt601,format=yuv420p,setparams=colorspace=smpte170m"));
    }

    /** Streams that could be copied if not for their second half. */
    private static List<MediaInput> copies() {
        return List.of(
                picture("changes-copy-size", "fit to be copied, but for a change", "1280x720", "640x360", ""),
                picture("changes-copy-turned", "likewise", "1280x720", "404x720", "", Trait.BARS_BESIDE),
                picture("changes-copy-422", "likewise", "1280x720", "1280x720", ",format=yuv422p"));
    }

    private static List<MediaInput> sounds() {
        return List.of(
                sound("changes-stereo-mono", "mp3", MP3, "44100 stereo", "44100 mono"),
                sound("changes-mono-stereo", "mp3", MP3, "44100 mono", "44100 stereo"),
                sound("changes-rate", "mp3", MP3, "44100 stereo", "32000 stereo"),
                sound("changes-to-5.1", "ac3", List.of("-c:a", "ac3"), "48000 stereo", "48000 5.1"),
                sound("changes-from-5.1", "ac3", List.of("-c:a", "ac3"), "48000 5.1", "48000 mono"));
    }

    private static MediaInput picture(
            String name, String says, String first, String second, String stored, Trait... bars) {
        List<List<String>> parts = List.of(part(first, ",format=yuv420p"), part(second, stored));
        List<String> whole = new ArrayList<>(List.of("-y", "-r", "30", "-f", "h264", "-i", FfmpegRecipe.IN));
        whole.addAll(tone(STEADY, "stereo", 2, 2 * PART_SECONDS));
        whole.addAll(List.of("-c:v", "copy", "-c:a", "aac", FfmpegRecipe.OUT));
        Set<Trait> traits = EnumSet.of(Trait.SOUND, Trait.UNBROKEN_SOUND, Trait.BOTH_SIDES, Trait.CORNERS);
        traits.addAll(List.of(bars));
        if (bars.length == 0) {
            traits.add(Trait.CORNERS_TO_THE_END);
        }
        return input(name, "mp4", says, new JoinedRecipe(parts, whole), first, traits);
    }

    private static List<String> part(String size, String stored) {
        String[] sides = size.split("x", 2);
        String picture =
                TestPicture.picture(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), "30", PART_SECONDS);
        String coded = ",scale=out_range=tv:out_color_matrix=bt709,format=yuv444p,setparams=colorspace=bt709";
        String format = stored.isEmpty() ? ",format=yuv420p" : stored;
        return List.of(
                "-y",
                "-f",
                "lavfi",
                "-i",
                picture + coded + format,
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-b:v",
                "1200k",
                "-maxrate",
                "1500k",
                "-bufsize",
                "1500k",
                "-g",
                "30",
                "-bf",
                "0",
                "-sc_threshold",
                "0",
                "-f",
                "h264",
                FfmpegRecipe.OUT);
    }

    private static MediaInput sound(String name, String format, List<String> codec, String first, String second) {
        List<String> whole = new ArrayList<>(List.of(
                "-y",
                "-f",
                "lavfi",
                "-i",
                TestPicture.picture(320, 240, "30", 2 * PART_SECONDS) + ",format=yuv420p",
                "-f",
                format,
                "-i",
                FfmpegRecipe.IN,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "copy",
                FfmpegRecipe.OUT));
        List<List<String>> parts = Stream.of(first, second)
                .map(form -> spoken(form.split(" ", 2), codec, format))
                .toList();
        Set<Trait> traits = EnumSet.of(Trait.SOUND, Trait.UNBROKEN_SOUND, Trait.BOTH_SIDES);
        String says = first + " Hz, then " + second + " Hz";
        return input(name, "mp4", says, new JoinedRecipe(parts, whole), "320x240", traits);
    }

    private static List<String> spoken(String[] rateAndLayout, List<String> codec, String format) {
        int channels = List.of("", "mono", "stereo").indexOf(rateAndLayout[1]);
        List<String> words = new ArrayList<>(List.of("-y"));
        words.addAll(tone(STEADY, rateAndLayout[1], channels < 0 ? 6 : channels, PART_SECONDS));
        words.addAll(codec);
        words.addAll(List.of("-ar", rateAndLayout[0], "-f", format, FfmpegRecipe.OUT));
        return words;
    }

    private static List<String> tone(String expression, String layout, int channels, double seconds) {
        return List.of("-f", "lavfi", "-i", TestPicture.tone(expression, 48_000, layout, channels, seconds));
    }

    private static MediaInput input(
            String name, String extension, String says, Recipe recipe, String size, Set<Trait> traits) {
        String[] sides = size.split("x", 2);
        return Written.file(name, name + "." + extension)
                .says(says)
                .made(recipe)
                .plays(new Expected.Ready(
                        Integer.parseInt(sides[0]),
                        Integer.parseInt(sides[1]),
                        2 * PART_SECONDS,
                        0.05,
                        1 / 30.0,
                        0,
                        0,
                        traits));
    }
}
