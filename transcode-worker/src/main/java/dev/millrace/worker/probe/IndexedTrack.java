package dev.millrace.worker.probe;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Where ffmpeg begins to read a picture's track when it seeks, and how far it reads. */
final class IndexedTrack {

    /** What of a track is read ahead of the picture that is the last one wanted: queues, threads and filters hold it. */
    private static final int SAMPLES_AHEAD = 64;

    /** ProRes and Motion JPEG: without a table each sample of any track is a key frame, and only of these that is true. */
    private static final Set<String> ALL_KEY_FRAMES =
            Set.of("apco", "apcs", "apcn", "apch", "ap4h", "ap4x", "jpeg", "mjpa", "mjpb");

    private final SampleTable samples;
    private final Timeline timeline;
    private final boolean mayBeOpen;

    /** @throws Unindexed when its tables are missing or damaged, or do not say which are its key frames */
    IndexedTrack(SourceBytes source, Movie movie, Map<String, Movie.Part> track) throws IOException {
        this.samples = new SampleTable(source, track);
        this.timeline = Timeline.of(source, movie, track, samples);
        this.mayBeOpen = track.containsKey("sbgp");
        if (!samples.namesKeyFrames() && !ALL_KEY_FRAMES.contains(codec(source, track))) {
            throw new Unindexed("no table of key frames");
        }
    }

    /**
     * A sample that decodes by itself.
     *
     * @param seconds when it is decoded, on the clock, as ffmpeg notes it in its index
     */
    record Key(long number, double seconds) {}

    /**
     * The key frame from which ffmpeg decodes what is shown at that second, or an earlier one; the first sample where none is
     * before it.
     */
    Key keyBefore(double seconds) throws IOException {
        long media = timeline.media(seconds);
        long latest = media - timeline.ahead();
        // why: ffmpeg begins earlier when pictures that are shown before a key frame need those before it
        long latestShown = mayBeOpen ? latest - timeline.late() : media;
        // why: what is decoded before the first picture begins where the edit list says, and not with that picture
        latestShown = media <= timeline.first() ? Math.min(latestShown, timeline.begin()) : latestShown;
        Key key = new Key(0, timeline.indexed(0));
        for (SampleTimes times = samples.times(); times.next() && times.decoded() <= latest; ) {
            if (times.isKey() && times.shown() <= latestShown) {
                key = new Key(times.number(), timeline.indexed(times.decoded()));
            }
        }
        return key;
    }

    /** Adds what is read from that sample on to show all that is to be seen before a second. */
    void addShown(ByteRanges ranges, long first, double toSeconds) throws IOException {
        long end = timeline.media(toSeconds) + 1;
        long last = first;
        for (SampleTimes times = samples.times(); times.next() && times.decoded() - timeline.late() <= end; ) {
            last = times.shown() <= end ? Math.max(last, times.number()) : last;
        }
        samples.places().addTo(ranges, first, Math.min(last + SAMPLES_AHEAD, samples.count() - 1), Long.MAX_VALUE);
    }

    /** @throws Unindexed when its tables are damaged, or lead behind the end of the file */
    void checkInside() throws IOException {
        samples.places().checkInside();
    }

    private static String codec(SourceBytes source, Map<String, Movie.Part> track) throws IOException {
        Movie.Part entries = track.get("stsd");
        return entries == null ? "" : SourceBytes.text(source.bytes(entries.from(), 16), 12, 4);
    }
}
