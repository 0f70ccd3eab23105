package dev.millrace.proof.matrix.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sound of a clip: by default beeps with the flashes. */
final class ClipSound {

    private static final Map<String, Integer> CHANNELS =
            Map.of("mono", 1, "stereo", 2, "2.1", 3, "quad", 4, "4.0", 4, "5.0", 5, "5.1", 6, "7.1", 8);

    private String codec = "aac";
    private int sampleRate = 48_000;
    private String layout = "stereo";
    private List<String> codecOptions = List.of();
    private String tone = "";
    private String filter = "";
    private double longer;

    ClipSound coded(String name, int rate, String channelLayout, String... options) {
        codec = name;
        sampleRate = rate;
        layout = channelLayout;
        codecOptions = List.of(options);
        return this;
    }

    /** Sound other than beeps, as an expression of t. */
    ClipSound tone(String expression) {
        tone = expression;
        return this;
    }

    /** Filters the sound before encoding. */
    ClipSound filter(String chain) {
        filter = "," + chain;
        return this;
    }

    /** Seconds longer than the picture; negative for shorter. */
    ClipSound longerBy(double seconds) {
        longer = seconds;
        return this;
    }

    List<String> inputs(double pictureSeconds) {
        return List.of("-f", "lavfi", "-i", source(pictureSeconds + longer) + filter);
    }

    private String source(double seconds) {
        int channels = CHANNELS.getOrDefault(layout, 2);
        return tone.isEmpty()
                ? TestPicture.beeps(sampleRate, layout, channels, seconds)
                : TestPicture.tone(tone, sampleRate, layout, channels, seconds);
    }

    List<String> options() {
        List<String> all = new ArrayList<>(List.of("-c:a", codec));
        all.addAll(codecOptions);
        return all;
    }
}
