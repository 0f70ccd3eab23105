package dev.millrace.proof.matrix.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mp4parser.Container;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.HandlerBox;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MovieBox;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentBox;
import org.mp4parser.boxes.iso14496.part12.SampleFlags;
import org.mp4parser.boxes.iso14496.part12.TrackBox;
import org.mp4parser.boxes.iso14496.part12.TrackExtendsBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBaseMediaDecodeTimeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackRunBox;

/**
 * Sample times of a rendition, read from its boxes.
 *
 * @param starts of segments, in seconds
 * @param keyFrames times of samples that can be decoded independently, in seconds
 * @param ends of segments, in seconds
 * @param samples number of samples
 * @param begin presentation time of the earliest sample in seconds; negative for the priming of an AAC encoder
 * @param faults defects found
 */
record Timeline(
        List<Double> starts,
        List<Double> keyFrames,
        List<Double> ends,
        int samples,
        double begin,
        List<String> faults) {

    private static final String SOUND = "soun";
    /** Samples per channel in an AAC frame, one tick each. */
    private static final int AAC_FRAME = 1024;

    Timeline {
        starts = List.copyOf(starts);
        keyFrames = List.copyOf(keyFrames);
        ends = List.copyOf(ends);
        faults = List.copyOf(faults);
    }

    double seconds() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    /**
     * Reads an initialisation segment and its media segments.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Timeline of(byte[] init, List<byte[]> segments) {
        try {
            return new Reading(init).of(segments);
        } catch (IOException | RuntimeException e) {
            // why: the parser throws all kinds of exceptions
            throw new IllegalArgumentException("boxes that cannot be read: " + e.getMessage(), e);
        }
    }

    /** One pass over the segments. */
    private static final class Reading {

        private final long timescale;
        private final TrackExtendsBox defaults;
        private final List<Double> keyFrames = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final long skipped;
        private final boolean isSound;
        private long clock;
        private long earliest = Long.MAX_VALUE;
        private int samples;
        private long lastDuration = AAC_FRAME;
        private int crooked;

        Reading(byte[] init) throws IOException {
            Container movie = IsoBoxes.get(IsoBoxes.file(init), MovieBox.class, "moov");
            timescale =
                    IsoBoxes.get(movie, MediaHeaderBox.class, "trak/mdia/mdhd").getTimescale();
            defaults = IsoBoxes.get(movie, TrackExtendsBox.class, "mvex/trex");
            isSound = IsoBoxes.find(movie, HandlerBox.class, "trak/mdia/hdlr")
                    .filter(handler -> handler.getHandlerType().equals(SOUND))
                    .isPresent();
            skipped = IsoBoxes.find(movie, EditListBox.class, "trak/edts/elst")
                    .map(Reading::skipped)
                    .orElse(0L);
            if (IsoBoxes.all(movie, TrackBox.class).size() != 1) {
                faults.add("a rendition of more than one track");
            }
        }

        /** why: media skipped by an edit list is decoded, but not presented. */
        private static long skipped(EditListBox edits) {
            List<EditListBox.Entry> entries = edits.getEntries();
            long from = entries.isEmpty() ? -1 : entries.get(0).getMediaTime();
            if (entries.size() != 1 || from < 0) {
                throw new IllegalArgumentException("an edit list that does more than skip a beginning");
            }
            return from;
        }

        Timeline of(List<byte[]> segments) throws IOException {
            List<Double> starts = new ArrayList<>();
            List<Double> ends = new ArrayList<>();
            for (byte[] segment : segments) {
                starts.add(clock / (double) timescale);
                int before = keyFrames.size();
                for (MovieFragmentBox fragment : IsoBoxes.all(IsoBoxes.file(segment), MovieFragmentBox.class)) {
                    fragment(IsoBoxes.get(fragment, TrackFragmentBox.class, "traf"));
                }
                if (keyFrames.size() == before
                        || Math.abs(keyFrames.get(before) - starts.get(starts.size() - 1)) > 1e-6) {
                    faults.add("segment " + starts.size() + " does not begin with a key frame");
                }
                ends.add(clock / (double) timescale);
            }
            if (isSound && (crooked > 0 || lastDuration > AAC_FRAME)) {
                faults.add(crooked + " frames of sound but the last do not last " + AAC_FRAME + " samples");
            }
            double begin = samples == 0 ? 0 : (earliest - skipped) / (double) timescale;
            return new Timeline(starts, keyFrames, ends, samples, begin, faults);
        }

        private void fragment(TrackFragmentBox track) {
            long begins = IsoBoxes.get(track, TrackFragmentBaseMediaDecodeTimeBox.class, "tfdt")
                    .getBaseMediaDecodeTime();
            if (begins != clock) {
                faults.add("a fragment begins at " + begins + " and not at " + clock);
                clock = begins;
            }
            TrackFragmentHeaderBox header = track.getTrackFragmentHeaderBox();
            IsoBoxes.all(track, TrackRunBox.class).forEach(run -> run(run, header));
        }

        private void run(TrackRunBox run, TrackFragmentHeaderBox header) {
            SampleFlags first = run.isFirstSampleFlagsPresent() ? run.getFirstSampleFlags() : flags(header);
            boolean isFirst = true;
            for (TrackRunBox.Entry sample : run.getEntries()) {
                SampleFlags flags = isFirst ? first : flags(header);
                sample(
                        run.isSampleDurationPresent() ? sample.getSampleDuration() : duration(header),
                        run.isSampleCompositionTimeOffsetPresent() ? sample.getSampleCompositionTimeOffset() : 0,
                        run.isSampleFlagsPresent() ? sample.getSampleFlags() : flags);
                isFirst = false;
            }
        }

        private void sample(long duration, long shownLater, SampleFlags flags) {
            earliest = Math.min(earliest, clock + shownLater);
            if (!flags.isSampleIsDifferenceSample()) {
                keyFrames.add(clock / (double) timescale);
            }
            crooked += lastDuration == AAC_FRAME ? 0 : 1;
            lastDuration = duration;
            clock += duration;
            samples++;
        }

        private long duration(TrackFragmentHeaderBox header) {
            return header.hasDefaultSampleDuration()
                    ? header.getDefaultSampleDuration()
                    : defaults.getDefaultSampleDuration();
        }

        private SampleFlags flags(TrackFragmentHeaderBox header) {
            return header.hasDefaultSampleFlags() ? header.getDefaultSampleFlags() : defaults.getDefaultSampleFlags();
        }
    }
}
