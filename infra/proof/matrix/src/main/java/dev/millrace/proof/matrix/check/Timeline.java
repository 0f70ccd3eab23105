package dev.millrace.proof.matrix.check;

import java.util.ArrayList;
import java.util.List;

/**
 * When the samples of a rendition begin, read from its boxes.
 *
 * @param starts of segments, in seconds
 * @param keyFrames seconds of samples that can be decoded by themselves
 * @param ends of segments, in seconds
 * @param samples how many there are
 * @param begin seconds at which a player shows the earliest sample: less than 0 for what an AAC encoder puts before the sound
 * @param faults what is wrong with it
 */
record Timeline(
        List<Double> starts,
        List<Double> keyFrames,
        List<Double> ends,
        int samples,
        double begin,
        List<String> faults) {

    private static final int NOT_KEY = 0x10000;
    /** The handler's four letters, soun. */
    private static final int SOUND = 0x736F756E;
    /** Samples per channel in a frame of AAC, at a tick each. */
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

    /** Reads an initialisation segment and its media segments. */
    static Timeline of(byte[] init, List<byte[]> segments) {
        return new Reading(init).of(segments);
    }

    /** One pass over the segments. */
    private static final class Reading {

        private final long timescale;
        private final int defaultDuration;
        private final int defaultFlags;
        private final List<Double> keyFrames = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final long skipped;
        private final boolean isSound;
        private long clock;
        private long earliest = Long.MAX_VALUE;
        private int samples;
        private int lastDuration = AAC_FRAME;
        private int crooked;

        Reading(byte[] init) {
            BoxReader movie = BoxReader.file(init).get("moov");
            BoxReader header = movie.get("trak", "mdia", "mdhd");
            timescale = Integer.toUnsignedLong(header.number(header.body().get(0) == 1 ? 20 : 12));
            BoxReader defaults = movie.get("mvex", "trex");
            defaultDuration = defaults.number(12);
            defaultFlags = defaults.number(20);
            isSound = movie.find("trak", "mdia", "hdlr")
                    .filter(handler -> handler.number(8) == SOUND)
                    .isPresent();
            skipped = movie.find("trak", "edts", "elst").map(Reading::skipped).orElse(0L);
        }

        /** why: what an edit list passes over is decoded, but neither shown nor heard. */
        private static long skipped(BoxReader edits) {
            boolean isLong = edits.body().get(0) == 1;
            long from = isLong ? edits.longNumber(16) : edits.number(12);
            if (edits.number(4) != 1 || from < 0) {
                throw new IllegalArgumentException("an edit list that does more than skip a beginning");
            }
            return from;
        }

        Timeline of(List<byte[]> segments) {
            List<Double> starts = new ArrayList<>();
            List<Double> ends = new ArrayList<>();
            for (byte[] segment : segments) {
                starts.add(clock / (double) timescale);
                int before = keyFrames.size();
                for (BoxReader box : BoxReader.file(segment).children()) {
                    if (box.type().equals("moof")) {
                        fragment(box.get("traf"));
                    }
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

        private void fragment(BoxReader track) {
            BoxReader time = track.get("tfdt");
            long begins = time.body().get(0) == 1 ? time.longNumber(4) : Integer.toUnsignedLong(time.number(4));
            if (begins != clock) {
                faults.add("a fragment begins at " + begins + " and not at " + clock);
                clock = begins;
            }
            Defaults defaults = defaults(track.get("tfhd"));
            track.children().stream().filter(box -> box.type().equals("trun")).forEach(run -> samples(run, defaults));
        }

        private Defaults defaults(BoxReader header) {
            int flags = header.number(0) & 0xFFFFFF;
            int at = 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
            int duration = defaultDuration;
            if ((flags & 8) != 0) {
                duration = header.number(at);
                at += 4;
            }
            at += (flags & 0x10) != 0 ? 4 : 0;
            return new Defaults(duration, (flags & 0x20) != 0 ? header.number(at) : defaultFlags);
        }

        private void samples(BoxReader run, Defaults defaults) {
            int flags = run.number(0) & 0xFFFFFF;
            int count = run.number(4);
            int at = 8 + ((flags & 1) != 0 ? 4 : 0);
            boolean hasFirst = (flags & 4) != 0;
            int first = hasFirst ? run.number(at) : 0;
            at += hasFirst ? 4 : 0;
            for (int i = 0; i < count; i++) {
                int duration = defaults.duration;
                if ((flags & 0x100) != 0) {
                    duration = run.number(at);
                    at += 4;
                }
                at += (flags & 0x200) != 0 ? 4 : 0;
                int sampleFlags = hasFirst && i == 0 ? first : defaults.flags;
                if ((flags & 0x400) != 0) {
                    sampleFlags = run.number(at);
                    at += 4;
                }
                boolean hasOffset = (flags & 0x800) != 0;
                earliest = Math.min(earliest, clock + (hasOffset ? run.number(at) : 0));
                at += hasOffset ? 4 : 0;
                if ((sampleFlags & NOT_KEY) == 0) {
                    keyFrames.add(clock / (double) timescale);
                }
                crooked += lastDuration == AAC_FRAME ? 0 : 1;
                lastDuration = duration;
                clock += Integer.toUnsignedLong(duration);
                samples++;
            }
        }

        private record Defaults(int duration, int flags) {}
    }
}
