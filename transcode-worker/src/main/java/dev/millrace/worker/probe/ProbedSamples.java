package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** The first samples of each track: ffmpeg may read them to learn how it is coded (avformat_find_stream_info). */
final class ProbedSamples {

    /** It stops after five seconds of any track; sound may be read a second ahead of the picture. */
    private static final int MOST_SECONDS = 6;

    /** It stops after so many of all tracks. */
    private static final long MOST_BYTES = 5_000_000;

    private static final int MOST_EDITS = 1000;

    private final SourceBytes source;
    private final Map<String, Movie.Part> track;
    private final SampleTable samples;
    private final long scale;
    private final long duration;

    private ProbedSamples(SourceBytes source, Map<String, Movie.Part> track) throws IOException {
        this.source = source;
        this.track = track;
        this.samples = new SampleTable(source, track);
        Movie.Part header = Movie.of(track, "mdhd").orElseThrow(() -> new Unindexed("no clock"));
        ByteBuffer bytes = source.bytes(header.from(), 32);
        boolean isLong = bytes.get(0) == 1;
        this.scale = Integer.toUnsignedLong(bytes.getInt(isLong ? 20 : 12));
        this.duration = isLong ? bytes.getLong(24) : Integer.toUnsignedLong(bytes.getInt(16));
    }

    /** Adds those of a track, as far as its tables say where they are. */
    static void addTo(ByteRanges ranges, SourceBytes source, Map<String, Movie.Part> track) throws IOException {
        try {
            new ProbedSamples(source, track).add(ranges);
        } catch (Unindexed e) {
            // why: what is damaged beside the picture does not keep ffmpeg from decoding it
        }
    }

    private void add(ByteRanges ranges) throws IOException {
        long first = first();
        long last = first;
        long begin = -1;
        // why: of a picture it counts the frames, as if they came evenly
        double evenly = duration > 0 ? (double) MOST_SECONDS * scale * samples.count() / duration : 0;
        for (SampleTimes times = samples.times(); times.next(); ) {
            if (times.number() < first) {
                continue;
            }
            begin = begin < 0 ? times.decoded() : begin;
            last = times.number();
            if (times.decoded() - begin > MOST_SECONDS * scale && last - first > evenly) {
                break;
            }
        }
        samples.addTo(ranges, first, Math.min(last, samples.count() - 1), MOST_BYTES);
    }

    /** The key frame before the edit, and of sound a second more. */
    private long first() throws IOException {
        Optional<Movie.Part> place = Movie.of(track, "elst");
        Optional<EditList> edits = place.isEmpty() ? Optional.empty() : EditList.read(source, place.get(), MOST_EDITS);
        long begin = edits.map(EditList::mediaTime).orElse(0L) - (Movie.isA(source, track, "soun") ? scale : 0);
        long first = 0;
        for (SampleTimes times = samples.times(); times.next() && times.decoded() <= begin; ) {
            first = times.isKey() && times.shown() <= begin ? times.number() : first;
        }
        return first;
    }
}
