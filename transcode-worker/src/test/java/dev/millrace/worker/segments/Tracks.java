package dev.millrace.worker.segments;

import dev.millrace.worker.probe.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tracks as the encoder makes them, without any file. */
public final class Tracks {

    private static final int HEAD_BYTES = 24;

    private Tracks() {}

    /** Groups of pictures of two seconds, three per segment, at a constant number of bytes per frame. */
    public static Track picture(int width, int height, Rational rate, int frames, int frameBytes) {
        int ticks = 512 * rate.denominator();
        int timescale = 512 * rate.numerator();
        int group = (int) Math.round(2 * rate.value());
        InitSegment init = new InitSegment(true, timescale, "avc1.64001f", width, height, 0, 0, "");
        return new Track(init, segments(frames, group, 3, ticks, frameBytes));
    }

    /** AAC at 48 kHz in segments of 282 frames, which is about six seconds; the first frame is priming. */
    public static Track sound(double seconds, int frameBytes) {
        int frames = 1 + (int) Math.ceil(seconds * 48000 / 1024);
        InitSegment init = new InitSegment(false, 48000, "mp4a.40.2", 0, 0, 0, 1024, "");
        return new Track(init, segments(frames, 282, 1, 1024, frameBytes));
    }

    /** The same with one segment changed. */
    public static Track changed(Track track, int segment, UnaryOperator<Fragment> change) {
        List<Segment> segments = new ArrayList<>(track.segments());
        Segment old = segments.get(segment);
        segments.set(
                segment,
                new Segment(
                        old.name(),
                        old.size(),
                        old.fragments().stream().map(change).toList()));
        return new Track(track.init(), segments);
    }

    private static List<Segment> segments(int frames, int group, int groups, int ticks, int frameBytes) {
        List<Segment> segments = new ArrayList<>();
        for (int at = 0; at < frames; at += group * groups) {
            List<Fragment> fragments = new ArrayList<>();
            long offset = HEAD_BYTES;
            for (int first = at; first < Math.min(frames, at + group * groups); first += group) {
                int count = Math.min(group, frames - first);
                long size = (long) count * frameBytes;
                fragments.add(new Fragment(
                        offset,
                        size,
                        (long) first * ticks,
                        (long) count * ticks,
                        count,
                        true,
                        5L * frameBytes,
                        frameBytes,
                        ticks,
                        List.of()));
                offset += size;
            }
            segments.add(new Segment("seg_%05d.m4s".formatted(segments.size() + 1), offset, fragments));
        }
        return segments;
    }
}
