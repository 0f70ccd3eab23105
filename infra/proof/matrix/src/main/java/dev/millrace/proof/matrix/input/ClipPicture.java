package dev.millrace.proof.matrix.input;

import java.util.ArrayList;
import java.util.List;

/** The picture of a clip: the filtered and encoded test picture. */
final class ClipPicture {

    private int width = 320;
    private int height = 240;
    private String rate = "30";
    private Colour colour = Colour.BT709;
    private String pixels = "yuv420p";
    private final List<String> filters = new ArrayList<>();
    private List<String> codec = h264();

    void size(int pixelsWide, int pixelsHigh) {
        width = pixelsWide;
        height = pixelsHigh;
    }

    void rate(String framesPerSecond) {
        rate = framesPerSecond;
    }

    void colour(Colour coding) {
        colour = coding;
    }

    void pixels(String format) {
        pixels = format;
    }

    /** Filters it before encoding. */
    void filter(String filter) {
        filters.add(filter);
    }

    /** The encoder and its options, like {@link #h264} and {@link #hevc}. */
    void coded(List<String> words) {
        codec = words;
    }

    static List<String> h264(String... more) {
        return words(List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "18"), more);
    }

    static List<String> hevc(String... more) {
        return words(
                List.of(
                        "-c:v",
                        "libx265",
                        "-preset",
                        "ultrafast",
                        "-crf",
                        "18",
                        "-tag:v",
                        "hvc1",
                        "-x265-params",
                        "log-level=error"),
                more);
    }

    static List<String> words(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isHdr() {
        return colour.isHdr();
    }

    double frameSeconds() {
        String[] parts = rate.split("/", 2);
        return (parts.length == 2 ? Double.parseDouble(parts[1]) : 1) / Double.parseDouble(parts[0]);
    }

    /** Its duration; a frame rate that does not divide the requested one makes it slightly longer. */
    double wholeFrames(double seconds) {
        return Math.ceil(seconds / frameSeconds() - 0.001) * frameSeconds();
    }

    List<String> inputs(double seconds) {
        List<String> chain = new ArrayList<>(List.of(TestPicture.picture(width, height, rate, seconds)));
        chain.addAll(filters);
        chain.add(colour.filter(pixels));
        return List.of("-f", "lavfi", "-i", String.join(",", chain));
    }

    List<String> options() {
        return words(codec, colour.options().toArray(String[]::new));
    }
}
