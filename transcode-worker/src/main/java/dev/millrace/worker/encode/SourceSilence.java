package dev.millrace.worker.encode;

import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which nothing is heard of the source, in seconds from the beginning of the video. The encode notes it on the way of
 * the sound to the encoder, behind everything that brings it into one form and before its loudness is changed.
 */
public record SourceSilence(double begin, double end) {

    /** why: 8 kHz, because an encoder may leave out what is higher than speech; and what is quieter than -60 dB. */
    static final String FILTERS =
            "aresample=8000,silencedetect=noise=-60dB:duration=0.2,ametadata=mode=print:file=silence.txt";

    private static final String BEGIN = "lavfi.silence_start=";
    private static final String END = "lavfi.silence_end=";

    /**
     * What was noted when a sound was made, in its order.
     *
     * @param directory of the encode
     * @param seconds end of the last silence if it lasts to the end of the video
     */
    public static List<SourceSilence> read(Path directory, Plan plan, AudioRendition sound, double seconds)
            throws IOException {
        for (Pass pass : plan.passes()) {
            if (pass.audioRenditions().contains(sound)) {
                return read(Encoder.workingDirectory(directory, plan, pass).resolve("silence.txt"), seconds);
            }
        }
        throw new IllegalArgumentException("No pass makes " + sound.label());
    }

    private static List<SourceSilence> read(Path notes, double seconds) throws IOException {
        List<SourceSilence> silences = new ArrayList<>();
        double begin = Double.NaN;
        for (String line : Files.readAllLines(notes)) {
            if (line.startsWith(BEGIN)) {
                begin = Double.parseDouble(line.substring(BEGIN.length()));
            } else if (line.startsWith(END)) {
                silences.add(new SourceSilence(begin, Double.parseDouble(line.substring(END.length()))));
                begin = Double.NaN;
            }
        }
        if (!Double.isNaN(begin)) {
            silences.add(new SourceSilence(begin, seconds));
        }
        return silences;
    }
}
