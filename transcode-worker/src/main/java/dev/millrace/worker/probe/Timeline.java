package dev.millrace.worker.probe;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * How the file's clock, as ffmpeg counts it, goes over the media of a track with one edit at most. All but the scale are ticks of
 * the media.
 *
 * @param scale ticks of a second
 * @param begin media time at which the edit begins
 * @param empty what passes on the clock before the first picture
 * @param first media time of the first picture
 * @param ahead how much earlier than they are shown ffmpeg takes pictures to be decoded when it seeks
 * @param late largest time by which a picture is shown before it is decoded, as QuickTime counts
 */
record Timeline(long scale, long begin, long empty, long first, long ahead, long late) {

    /** why: a window may be endless, and ticks are not. */
    private static final double MOST_SECONDS = 1e8;

    /** @throws Unindexed when the track has no clock, or an edit list that shows more than one part of the media */
    static Timeline of(SourceBytes source, Movie movie, Map<String, Movie.Part> track, SampleTable samples)
            throws IOException {
        long scale = MediaHeader.of(source, track).scale();
        Optional<EditList> edits = EditList.plain(source, track);
        if (edits.isEmpty()) {
            return withoutEdits(scale, samples);
        }
        long empty = rescaled(edits.get().before(), scale, movie.scale(source));
        return withEdit(scale, edits.get().mediaTime(), empty, samples);
    }

    /** The tick that ffmpeg seeks for a second on its clock, or the one before it where rounding decides. */
    long media(double seconds) {
        return (long) Math.ceil(Math.min(seconds, MOST_SECONDS) * scale - 0.6) - empty + first;
    }

    /** Seconds on the clock of a sample that is decoded then, as ffmpeg notes them in its index. */
    double indexed(long decoded) {
        return (double) (decoded + empty - first - late) / scale;
    }

    private static Timeline withoutEdits(long scale, SampleTable samples) throws IOException {
        long late = 0;
        for (SampleTimes times = samples.times(); times.next(); ) {
            late = Math.max(late, times.decoded() - times.shown());
        }
        return new Timeline(scale, 0, 0, 0, 0, late);
    }

    /** why: ffmpeg lets the first picture of an edit begin with it, however much later it is. */
    private static Timeline withEdit(long scale, long begin, long empty, SampleTable samples) throws IOException {
        long late = 0;
        long decoded = -1;
        long shown = Long.MAX_VALUE;
        for (SampleTimes times = samples.times(); times.next(); ) {
            late = Math.max(late, times.decoded() - times.shown());
            if (times.shown() >= begin) {
                decoded = decoded < 0 ? times.decoded() : decoded;
                shown = Math.min(shown, times.shown());
            }
        }
        if (decoded < 0) {
            throw new Unindexed("an edit list that shows nothing");
        }
        return new Timeline(scale, begin, empty, Math.max(shown, decoded), Math.max(0, shown - decoded), late);
    }

    private static long rescaled(long ticks, long scale, long movieScale) {
        return Math.round((double) ticks * scale / movieScale);
    }
}
