package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Mends, in the worker's own copy of a source, what makes ffmpeg lose a movie's film or refuse the file, where players know
 * better. Only a few bytes of the index are written over; no box changes its size.
 */
public final class MovieRepair {

    /** No codec has that name. */
    private static final String UNKNOWN_ENTRY = "hide";

    private static final int ENTRY_HEAD_BYTES = 16;
    private static final int PICTURE_ENTRY_BYTES = 86;
    private static final int MOST_ENTRY_BYTES = 1 << 16;
    private static final int MOST_EDITS = 1000;

    private final SourceBytes source;
    private final Movie movie;

    private MovieRepair(SourceBytes source) throws IOException {
        this.source = source;
        this.movie = Movie.of(source);
    }

    /** Mends edit lists that show nothing, and pictures whose pixels change their shape. */
    public static void mend(Path file) {
        at(file, repair -> {
            for (Map<String, Movie.Part> track : repair.movie.tracks()) {
                repair.mendEdits(track);
                repair.mendShapes(track);
            }
            return true;
        });
    }

    /**
     * Renames the codec of a track to one that does not exist: ffprobe refuses the whole file when one decoder does not open.
     *
     * @param number ffmpeg's number of it
     * @return whether there is such a track
     */
    static boolean hide(Path file, int number) {
        return at(
                file,
                repair -> number < repair.movie.tracks().size()
                        && repair.hide(repair.movie.tracks().get(number)));
    }

    private interface Repair {
        boolean with(MovieRepair repair) throws IOException;
    }

    private static boolean at(Path file, Repair wanted) {
        try (SourceBytes source = SourceBytes.toMend(file)) {
            return wanted.with(new MovieRepair(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A list that shows no moment of its media would leave one frame, or none. Its first edit into the media, if there is one,
     * then lasts to the end of it. why not in fragments: there, no length means just that, and ffmpeg knows.
     */
    private void mendEdits(Map<String, Movie.Part> track) throws IOException {
        Optional<Movie.Part> edits = Movie.of(track, "elst");
        if (edits.isEmpty() || movie.isFragmented()) {
            return;
        }
        Optional<EditList> list = EditList.read(source, edits.get(), MOST_EDITS);
        if (list.isEmpty() || list.get().showsMedia()) {
            return;
        }
        list.get().write(source, rest(track, list.get().mediaTime()));
    }

    /** Ticks of the movie from a time of the media to its end; 0 when the headers do not say. */
    private long rest(Map<String, Movie.Part> track, long mediaTime) throws IOException {
        Optional<Movie.Part> whole = movie.header("mvhd");
        Optional<Movie.Part> media = Movie.of(track, "mdhd");
        if (whole.isEmpty() || media.isEmpty()) {
            return 0;
        }
        ByteBuffer header = source.bytes(media.get().from(), 32);
        boolean isLong = header.get(0) == 1;
        long scale = Integer.toUnsignedLong(header.getInt(isLong ? 20 : 12));
        long lasts = isLong ? header.getLong(24) : Integer.toUnsignedLong(header.getInt(16));
        ByteBuffer movieHeader = source.bytes(whole.get().from(), 24);
        long movieScale = Integer.toUnsignedLong(movieHeader.getInt(movieHeader.get(0) == 1 ? 20 : 12));
        double seconds = (double) (lasts - mediaTime) / scale;
        return scale == 0 || mediaTime < 0 ? 0 : Math.max(0, (long) Math.ceil(seconds * movieScale));
    }

    /** why: of several descriptions ffmpeg gives the shape of the last one to all pictures, and the first one is planned for. */
    private void mendShapes(Map<String, Movie.Part> track) throws IOException {
        Movie.Part entries = track.get("stsd");
        if (entries == null || source.bytes(entries.from(), 8).getInt(4) < 2) {
            return;
        }
        ByteBuffer bytes = source.bytes(entries.from(), (int) Math.min(entries.size(), MOST_ENTRY_BYTES));
        int first = shape(bytes, 8);
        for (int at = next(bytes, 8); at > 0; at = next(bytes, at)) {
            int other = shape(bytes, at);
            if (other > 0 && first > 0) {
                source.write(entries.from() + other, bytes.slice(first, 8));
            } else if (other > 0) {
                source.write(entries.from() + other - 4, letters("free"));
            }
        }
    }

    /** Where the numbers of an entry's pixel shape lie; 0 when it has none. */
    private static int shape(ByteBuffer entries, int entry) {
        int end = entry + entries.getInt(entry);
        for (int at = entry + PICTURE_ENTRY_BYTES; at + 16 <= Math.min(end, entries.capacity()); ) {
            if (SourceBytes.text(entries, at + 4, 4).equals("pasp")) {
                return at + 8;
            }
            int size = entries.getInt(at);
            at = size < 8 ? end : at + size;
        }
        return 0;
    }

    /** Where the next entry lies; 0 behind the last. */
    private static int next(ByteBuffer entries, int entry) {
        int size = entries.getInt(entry);
        boolean isLast = size < 8 || size > entries.capacity() - entry - 8;
        return isLast ? 0 : entry + size;
    }

    private boolean hide(Map<String, Movie.Part> track) throws IOException {
        Movie.Part entries = track.get("stsd");
        if (entries == null) {
            return false;
        }
        ByteBuffer bytes = source.bytes(entries.from(), (int) Math.min(entries.size(), MOST_ENTRY_BYTES));
        for (int at = 8; at > 0 && at + 8 <= bytes.capacity(); at = next(bytes, at)) {
            source.write(entries.from() + at + 4, letters(UNKNOWN_ENTRY));
            int end = Math.min(bytes.capacity(), at + Math.max(ENTRY_HEAD_BYTES, bytes.getInt(at)));
            // why: a description inside it would name the codec once more
            source.write(entries.from() + at + ENTRY_HEAD_BYTES, ByteBuffer.allocate(end - at - ENTRY_HEAD_BYTES));
        }
        return true;
    }

    private static ByteBuffer letters(String type) {
        return ByteBuffer.wrap(type.getBytes(StandardCharsets.ISO_8859_1));
    }
}
