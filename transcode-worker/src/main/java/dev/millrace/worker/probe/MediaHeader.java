package dev.millrace.worker.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a track counts its time (ISO 14496-12, mdhd).
 *
 * @param scale ticks of a second
 * @param duration ticks of all its media, as the header says; 0 when it does not
 */
record MediaHeader(long scale, long duration) {

    /** @throws Unindexed when the track has none */
    static MediaHeader of(SourceBytes source, Map<String, Movie.Part> track) throws IOException {
        Movie.Part header = Movie.of(track, "mdhd").orElseThrow(() -> new Unindexed("no clock"));
        ByteBuffer bytes = source.bytes(header.from(), 32);
        boolean isLong = bytes.get(0) == 1;
        return new MediaHeader(
                scale(source, header), isLong ? bytes.getLong(24) : Integer.toUnsignedLong(bytes.getInt(16)));
    }

    /** Ticks of a second, in the header of a track's media or of a movie. @throws Unindexed when there are none */
    static long scale(SourceBytes source, Movie.@Nullable Part header) throws IOException {
        ByteBuffer bytes = header == null ? ByteBuffer.allocate(24) : source.bytes(header.from(), 24);
        long scale = Integer.toUnsignedLong(bytes.getInt(bytes.get(0) == 1 ? 20 : 12));
        if (scale == 0) {
            throw new Unindexed("no clock");
        }
        return scale;
    }

    /** Of all its media. */
    double seconds() {
        return (double) duration / scale;
    }
}
