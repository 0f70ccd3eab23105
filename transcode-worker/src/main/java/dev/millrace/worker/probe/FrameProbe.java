package dev.millrace.worker.probe;

import dev.millrace.worker.outcome.StopSignal;
import java.nio.file.Path;
import java.util.List;

/** Decodes the first frames of a picture to see what no header says. Thread-safe. */
final class FrameProbe {

    private final Ffprobe ffprobe;

    FrameProbe(Ffprobe ffprobe) {
        this.ffprobe = ffprobe;
    }

    /** Those of so many packets; none where they cannot be decoded, which the encode finds out. */
    FirstFrames first(Path source, int stream, int packets, StopSignal signal) throws InterruptedException {
        List<String> options =
                List.of("-read_intervals", "%+#" + packets, "-show_entries", FirstFrames.ENTRIES, "-of", "json");
        Ffprobe.Answer answer = ffprobe.ask(source, stream, options, signal);
        return answer.isGiven() ? ffprobe.read(answer, FirstFrames.class) : new FirstFrames(List.of());
    }
}
