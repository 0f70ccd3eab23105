package dev.millrace.worker.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the boxes of a movie's first index lie (ISO 14496-12), as far as they are looked at; what is damaged is left out.
 *
 * @param header boxes of the movie itself, by their types
 * @param tracks boxes of each track, in the order in which ffmpeg numbers them
 * @param fillings of the file's outermost boxes that say nothing by themselves: media, and free space
 */
record Movie(Map<String, Part> header, List<Map<String, Part>> tracks, List<Part> fillings) {

    private static final int MOST_ITEMS = 10_000;

    /** The inside of a box. */
    record Part(long from, long to) {

        long size() {
            return to - from;
        }
    }

    static Movie of(SourceBytes source) throws IOException {
        Movie movie = new Movie(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        new Walk(source, movie).into(new Part(0, source.size()), "");
        return movie;
    }

    boolean isFragmented() {
        return header.containsKey("mvex");
    }

    /** Ticks of a second in its edit lists. @throws Unindexed when it has no clock */
    long scale(SourceBytes source) throws IOException {
        return MediaHeader.scale(source, header.get("mvhd"));
    }

    Optional<Part> header(String type) {
        return Optional.ofNullable(header.get(type));
    }

    /** Whether samples of a track may be coded in more than one way. */
    static boolean isCodedInSeveralWays(Path file, int track) {
        try (SourceBytes source = new SourceBytes(file)) {
            Movie movie = of(source);
            return track < movie.tracks.size() && isCodedInSeveralWays(source, movie.tracks.get(track));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param handler {@code vide} or {@code soun} */
    static boolean isA(SourceBytes source, Map<String, Part> track, String handler) throws IOException {
        Part said = track.get("hdlr");
        return said != null
                && SourceBytes.text(source.bytes(said.from, 12), 8, 4).equals(handler);
    }

    static boolean isCodedInSeveralWays(SourceBytes source, Map<String, Part> track) throws IOException {
        Part entries = track.get("stsd");
        return entries != null && source.bytes(entries.from, 8).getInt(4) > 1;
    }

    static Optional<Part> of(Map<String, Part> track, String type) {
        return Optional.ofNullable(track.get(type));
    }

    /** Goes through boxes and into those that lead to what is wanted. */
    private static final class Walk {

        private final SourceBytes source;
        private final Movie movie;
        private int items;
        private boolean isIndexed;

        Walk(SourceBytes source, Movie movie) {
            this.source = source;
            this.movie = movie;
        }

        void into(Part part, String parent) throws IOException {
            long at = part.from;
            while (at + 8 <= part.to && items++ < MOST_ITEMS) {
                ByteBuffer head = source.bytes(at, 16);
                long size = Integer.toUnsignedLong(head.getInt(0));
                int headBytes = size == 1 ? 16 : 8;
                size = size == 1 ? head.getLong(8) : size == 0 ? part.to - at : size;
                if (size < headBytes || size > part.to - at) {
                    return;
                }
                look(SourceBytes.text(head, 4, 4), parent, new Part(at + headBytes, at + size));
                at += size;
            }
        }

        private void look(String type, String parent, Part box) throws IOException {
            switch (parent + "/" + type) {
                case "/moov" -> {
                    // why: of several indexes ffmpeg takes the first
                    if (!isIndexed) {
                        isIndexed = true;
                        source.announce(box.from, box.to);
                        into(box, type);
                    }
                }
                case "/mdat", "/free", "/skip", "/wide" -> movie.fillings.add(box);
                case "moov/trak" -> {
                    movie.tracks.add(new HashMap<>());
                    into(box, type);
                }
                case "moov/mvhd", "moov/mvex" -> movie.header.put(type, box);
                case "trak/edts", "trak/mdia", "mdia/minf", "minf/stbl" -> into(box, type);
                case "trak/tkhd", "edts/elst", "mdia/mdhd", "mdia/hdlr", "stbl/stsd" ->
                    movie.tracks.get(movie.tracks.size() - 1).putIfAbsent(type, box);
                case "stbl/stts",
                        "stbl/ctts",
                        "stbl/stss",
                        "stbl/sbgp",
                        "stbl/stsz",
                        "stbl/stsc",
                        "stbl/stco",
                        "stbl/co64" -> movie.tracks.get(movie.tracks.size() - 1).putIfAbsent(type, box);
                default -> {
                    // why: nothing else is looked at
                }
            }
        }
    }
}
