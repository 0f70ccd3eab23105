package dev.millrace.worker.probe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first samples of each track: ffmpeg may read them to learn how it is coded (avformat_find_stream_info). */
final class ProbedSamples {

    private static final int MOST_EDITS = 1000;

    private final SourceBytes source;
    private final Map<String, Movie.Part> track;
    private final SampleTable samples;
    private final MediaHeader header;
    private final Reach reach;

    private ProbedSamples(SourceBytes source, Map<String, Movie.Part> track, Reach reach) throws IOException {
        this.source = source;
        this.track = track;
        this.samples = new SampleTable(source, track);
        this.header = MediaHeader.of(source, track);
        this.reach = reach;
    }

    /** When it stops: after some seconds of any track, or some bytes of all. */
    enum Reach {
        /** By its own limits. */
        USUAL(5, 5_000_000),
        /** By those that the probe of the header sets. */
        OF_THE_PROBE(15, 20_000_000);

        private final int seconds;
        private final int mostSeconds;
        private final long mostBytes;

        Reach(int seconds, long mostBytes) {
            this.seconds = seconds;
            // why: sound may be read a second ahead of the picture
            this.mostSeconds = seconds + 1;
            this.mostBytes = mostBytes;
        }

        /** The same as options of ffmpeg. */
        List<String> options() {
            return List.of("-probesize", Long.toString(mostBytes), "-analyzeduration", seconds + "000000");
        }
    }

    /** Adds those of a track, as far as its tables say where they are. */
    static void addTo(ByteRanges ranges, SourceBytes source, Map<String, Movie.Part> track, Reach reach)
            throws IOException {
        try {
            new ProbedSamples(source, track, reach).add(ranges);
        } catch (Unindexed e) {
            // why: what is damaged beside the picture does not keep ffmpeg from decoding it
        }
    }

    private void add(ByteRanges ranges) throws IOException {
        long first = first();
        long last = first;
        long begin = -1;
        // why: of a picture it counts the frames, as if they came evenly
        double evenly = header.duration() > 0 ? reach.mostSeconds * samples.count() / header.seconds() : 0;
        for (SampleTimes times = samples.times(); times.next(); ) {
            if (times.number() < first) {
                continue;
            }
            begin = begin < 0 ? times.decoded() : begin;
            last = times.number();
            if (times.decoded() - begin > reach.mostSeconds * header.scale() && last - first > evenly) {
                break;
            }
        }
        samples.places().addTo(ranges, first, Math.min(last, samples.count() - 1), reach.mostBytes);
    }

    /** The key frame before the edit, and of sound a second more. */
    private long first() throws IOException {
        Optional<Movie.Part> place = Movie.of(track, "elst");
        Optional<EditList> edits = place.isEmpty() ? Optional.empty() : EditList.read(source, place.get(), MOST_EDITS);
        long begin =
                edits.map(EditList::mediaTime).orElse(0L) - (Movie.isA(source, track, "soun") ? header.scale() : 0);
        long first = 0;
        for (SampleTimes times = samples.times(); times.next() && times.decoded() <= begin; ) {
            first = times.isKey() && times.shown() <= begin ? times.number() : first;
        }
        return first;
    }
}
