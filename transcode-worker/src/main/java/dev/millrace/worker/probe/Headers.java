package dev.millrace.worker.probe;

import dev.millrace.worker.outcome.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads what a source says of itself without decoding. Thread-safe. */
final class Headers {

    private static final int MOST_HIDDEN = 8;

    private final Ffprobe ffprobe;

    Headers(Ffprobe ffprobe) {
        this.ffprobe = ffprobe;
    }

    /**
     * What ffprobe says without decoding.
     *
     * @param said its first error, which may be none that matters
     */
    record Header(ProbeJson json, String said) {}

    /** A track whose decoder does not open, for which ffprobe refuses the whole file, is hidden in the worker's copy of it. */
    Header read(Path source, StopSignal signal) throws InterruptedException {
        Header header = read(source, false, signal);
        return header.json.isToBeCounted() ? read(source, true, signal) : header;
    }

    private Header read(Path source, boolean isCounted, StopSignal signal) throws InterruptedException {
        for (int hidden = 0; ; hidden++) {
            Ffprobe.Answer answer = ffprobe.ask(source, options(isCounted), signal);
            if (answer.isGiven()) {
                return new Header(
                        ffprobe.read(answer, ProbeJson.class), answer.result().firstError());
            }
            OptionalInt unopened = ProbeErrors.unopenedTrack(answer.result());
            if (hidden == MOST_HIDDEN || unopened.isEmpty() || !MovieRepair.hide(source, unopened.getAsInt())) {
                throw ProbeErrors.classify(answer.result());
            }
        }
    }

    /** @param isCounted whether every packet is read to count them */
    private static List<String> options(boolean isCounted) {
        List<String> options = new ArrayList<>(ProbedSamples.Reach.OF_THE_PROBE.options());
        options.addAll(List.of("-show_entries", ProbeJson.ENTRIES, "-of", "json"));
        if (isCounted) {
            options.add("-count_packets");
        }
        return options;
    }
}
