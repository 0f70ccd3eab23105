package dev.millrace.common.streaming.hls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One segment, or a part of one.
 *
 * @param length in seconds, as it is written
 * @param range the part, or null for the whole file
 * @param uri relative to the playlist
 */
public record MediaSegment(String length, @Nullable ByteRange range, String uri) {

    /** Bytes of a file. */
    public record ByteRange(long size, long offset) {}

    /** Media, whose length is written to the microsecond. */
    public static MediaSegment ofMedia(double seconds, String uri) {
        return new MediaSegment(String.format(Locale.ROOT, "%.6f", seconds), null, uri);
    }

    /** A key frame in such a segment. */
    public static MediaSegment ofKeyFrame(double seconds, ByteRange range, String uri) {
        return new MediaSegment(String.format(Locale.ROOT, "%.6f", seconds), range, uri);
    }

    /** Text, whose length is written to the millisecond, as its cues are. */
    public static MediaSegment ofText(long millis, String uri) {
        return new MediaSegment(String.format(Locale.ROOT, "%.3f", millis / 1000.0), null, uri);
    }

    void write(PlaylistText text) {
        text.tag("EXTINF", length + ",");
        if (range != null) {
            text.tag("EXT-X-BYTERANGE", range.size() + "@" + range.offset());
        }
        text.line(uri);
    }
}
