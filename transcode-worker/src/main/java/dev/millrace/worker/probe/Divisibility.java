package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether any part of a source's picture can be decoded alone, at a bearable cost, and gives the frames that it gives when the
 * whole source is decoded.
 */
public final class Divisibility {

    /** why: all from a key frame on is decoded again for the part that begins before the next one. */
    private static final double MOST_SECONDS_BETWEEN_KEY_FRAMES = 20;

    private static final double MOST_SECONDS_LATE = 5;
    private static final int MOST_KEY_FRAMES = 1 << 20;

    private Divisibility() {}

    /** Why not, in words for the log; empty when it can be. */
    public static Optional<String> hindrance(Path source, SourceFacts facts) {
        if (!facts.file().name().startsWith("mov")) {
            return Optional.of("its container has no exact index");
        }
        if (facts.isSparse()) {
            return Optional.of("its frames stand for long");
        }
        if (facts.picture().startSeconds() - facts.file().startSeconds() > MOST_SECONDS_LATE) {
            return Optional.of("its picture begins late");
        }
        if (CutOff.is(source)) {
            // why: a task whose chunk is missing from the file would fail the whole video
            return Optional.of("it was cut off");
        }
        try (SourceBytes bytes = new SourceBytes(source)) {
            Movie movie = Movie.of(bytes);
            return movie.isFragmented() || facts.videoStream() >= movie.tracks().size()
                    ? Optional.of("its index is in fragments")
                    : hindrance(bytes, movie.tracks().get(facts.videoStream()), facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> hindrance(SourceBytes source, Map<String, Movie.Part> track, SourceFacts facts)
            throws IOException {
        if (Movie.isCodedInSeveralWays(source, track)) {
            return Optional.of("its pictures are coded in several ways");
        }
        Movie.Part keys = track.get("stss");
        int count = keys == null ? 0 : source.bytes(keys.from(), 8).getInt(4);
        if (keys == null || count <= 0 || count > MOST_KEY_FRAMES) {
            return Optional.of("its index does not say which are its key frames");
        }
        double apart = mostFramesApart(source.bytes(keys.from() + 8, 4 * count), facts)
                / facts.frameRate().value();
        return apart > MOST_SECONDS_BETWEEN_KEY_FRAMES
                ? Optional.of("its key frames are up to %.0f s apart".formatted(apart))
                : Optional.empty();
    }

    private static double mostFramesApart(ByteBuffer keys, SourceFacts facts) {
        double most = 0;
        int before = 1;
        while (keys.hasRemaining()) {
            int key = keys.getInt();
            most = Math.max(most, key - before);
            before = key;
        }
        return Math.max(most, facts.durationSeconds() * facts.frameRate().value() - before);
    }
}
