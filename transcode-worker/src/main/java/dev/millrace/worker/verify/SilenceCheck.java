package dev.millrace.worker.verify;

import dev.millrace.worker.encode.SourceSilence;
import dev.millrace.worker.segments.Span;
import dev.millrace.worker.segments.Track;
import java.util.List;

/** Finds sound that was lost on its way: silence in what was made, where the source has none. Nothing is decoded. Pure. */
final class SilenceCheck {

    /** why: an encoder lets a tone fade in and out. */
    private static final double BLURRED_SECONDS = 0.3;

    private static final double NOTICED_SECONDS = 0.5;

    private SilenceCheck() {}

    /**
     * Compares the silences.
     *
     * @param source in their order
     * @throws Unfit when the sound is silent where the source is not
     */
    static void check(Track sound, List<SourceSilence> source) {
        for (Span span : sound.empty()) {
            double begin = sound.seconds(span.from() - sound.init().startTicks());
            double end = sound.seconds(span.to() - sound.init().startTicks());
            if (longestWithout(begin, end, source) > NOTICED_SECONDS) {
                throw new Unfit("silent from %.2f to %.2f s, where the source is not".formatted(begin, end));
            }
        }
    }

    private static double longestWithout(double begin, double end, List<SourceSilence> silences) {
        double longest = 0;
        double from = begin;
        for (SourceSilence silence : silences) {
            longest = Math.max(longest, Math.min(end, silence.begin() - BLURRED_SECONDS) - from);
            from = Math.max(from, silence.end() + BLURRED_SECONDS);
        }
        return Math.max(longest, end - from);
    }
}
