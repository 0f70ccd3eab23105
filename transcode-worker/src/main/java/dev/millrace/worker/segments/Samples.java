package dev.millrace.worker.segments;

import dev.millrace.common.streaming.isobmff.Box;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a track fragment says of its samples (ISO 14496-12, tfhd, tfdt and trun). */
record Samples(
        long decodeTime,
        long duration,
        int count,
        long bytes,
        long dataOffset,
        long firstSize,
        long evenTicks,
        boolean startsWithKeyFrame,
        List<Span> empty) {

    private static final int NOT_A_KEY_FRAME = 0x10000;

    /** why: a frame of AAC in which nothing is to be heard has 4 bytes of mono or 6 of stereo; the quietest tone has 17 and more. */
    private static final int MOST_BYTES_OF_NOTHING = 8;

    static Samples of(Box traf, int trexFlags) {
        Defaults defaults = Defaults.of(traf.child("tfhd").reader(), trexFlags);
        long decodeTime = decodeTime(traf.child("tfdt").reader());
        if (traf.children("trun").count() != 1) {
            throw new BrokenSegment("more than one run of samples");
        }
        return run(traf.child("trun").reader(), defaults, decodeTime);
    }

    private static long decodeTime(ByteBuffer tfdt) {
        boolean isLong = tfdt.get(0) == 1;
        long time = isLong ? tfdt.getLong(4) : Integer.toUnsignedLong(tfdt.getInt(4));
        if (time < 0) {
            // why: a negative time, which some players refuse as a huge one
            throw new BrokenSegment("decode time of 2^63 or more");
        }
        return time;
    }

    private static Samples run(ByteBuffer trun, Defaults defaults, long decodeTime) {
        int flags = trun.getInt();
        int count = trun.getInt();
        long dataOffset = (flags & 0x1) != 0 ? trun.getInt() : 0;
        int firstFlags = (flags & 0x4) != 0 ? trun.getInt() : defaults.flags;
        long duration = 0;
        long bytes = 0;
        long firstSize = 0;
        long firstTicks = 0;
        boolean isEven = true;
        List<Span> empty = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long ticks = (flags & 0x100) != 0 ? Integer.toUnsignedLong(trun.getInt()) : defaults.duration;
            duration += ticks;
            firstTicks = i == 0 ? ticks : firstTicks;
            isEven = isEven && (ticks == firstTicks || i == count - 1);
            long size = (flags & 0x200) != 0 ? Integer.toUnsignedLong(trun.getInt()) : defaults.size;
            int own = (flags & 0x400) != 0 ? trun.getInt() : firstFlags;
            trun.position(trun.position() + ((flags & 0x800) != 0 ? 4 : 0));
            bytes += size;
            if (size <= MOST_BYTES_OF_NOTHING) {
                join(empty, new Span(decodeTime + duration - ticks, decodeTime + duration));
            }
            if (i == 0) {
                firstSize = size;
                firstFlags = own;
            }
        }
        boolean isKey = count > 0 && (firstFlags & NOT_A_KEY_FRAME) == 0;
        return new Samples(
                decodeTime, duration, count, bytes, dataOffset, firstSize, isEven ? firstTicks : 0, isKey, empty);
    }

    /** Adds a span, merged into the last one when it directly follows that. */
    static void join(List<Span> spans, Span next) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).to() == next.from()) {
            spans.set(last, new Span(spans.get(last).from(), next.to()));
        } else {
            spans.add(next);
        }
    }

    private record Defaults(long duration, long size, int flags) {

        static Defaults of(ByteBuffer tfhd, int trexFlags) {
            int flags = tfhd.getInt();
            tfhd.getInt(); // track
            tfhd.position(tfhd.position() + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0));
            long duration = (flags & 0x8) != 0 ? Integer.toUnsignedLong(tfhd.getInt()) : 0;
            long size = (flags & 0x10) != 0 ? Integer.toUnsignedLong(tfhd.getInt()) : 0;
            return new Defaults(duration, size, (flags & 0x20) != 0 ? tfhd.getInt() : trexFlags);
        }
    }
}
