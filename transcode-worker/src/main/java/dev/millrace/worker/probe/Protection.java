package dev.millrace.worker.probe;

import dev.millrace.worker.probe.ProbeJson.Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which tracks of a file are encrypted (DRM). ffprobe shows such a track as what it would be in the clear, and many decoders
 * make green pictures of it without an error. Reads a few boxes of the index; what is damaged is left to ffprobe to refuse.
 *
 * @param isWhole whether all tracks are
 * @param tracks else their ids in the file
 */
record Protection(boolean isWhole, Set<Long> tracks) {

    /** Names that an encrypted sample entry has in place of its codec's: ISO 14496-12, and FairPlay of before. */
    private static final Set<String> ENCRYPTED_ENTRIES = Set.of("encv", "enca", "drmi", "drms", "p608");

    /** Some writers keep the codec's name; the protection scheme inside begins with the original format. */
    private static final Pattern SCHEME = Pattern.compile("sinf....frma", Pattern.DOTALL);

    /** ASF's content encryption object, the extended one and the advanced one. */
    private static final List<String> ENCRYPTION_OBJECTS = List.of(
            "fbb3112223bdd211b4b700a0c955fc6e", "14e68a292226174cb935dae07ee9289c", "338505438169e6499b74ad12cb86d58c");

    private static final String ASF_HEADER = "3026b2758e66cf11a6d900aa0062ce6c";
    private static final String ASF_HEADER_EXTENSION = "b503bf5f2ea9cf118ee300c00c205365";
    private static final int MOST_ITEMS = 10_000;
    private static final int MOST_ENTRY_BYTES = 1 << 16;

    /** Of the source in this file. */
    static Protection of(Path source) {
        try (SourceBytes bytes = new SourceBytes(source)) {
            if (bytes.guid(0).equals(ASF_HEADER)) {
                return new Protection(new Objects(bytes).tellOfEncryption(30, bytes.littleLong(16)), Set.of());
            }
            Set<Long> found = new HashSet<>();
            for (Map<String, Movie.Part> track : Movie.of(bytes).tracks()) {
                Movie.Part id = track.get("tkhd");
                Movie.Part entries = track.get("stsd");
                if (id != null && entries != null && isEncrypted(descriptions(bytes, entries))) {
                    found.add(id(bytes.bytes(id.from(), 24)));
                }
            }
            return new Protection(false, Set.copyOf(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean covers(Stream track) {
        String id = track.id();
        return isWhole || (id != null && id.matches("0x[0-9a-f]{1,8}") && tracks.contains(Long.decode(id)));
    }

    private static ByteBuffer descriptions(SourceBytes source, Movie.Part entries) throws IOException {
        return source.bytes(entries.from(), (int) Math.min(entries.size(), MOST_ENTRY_BYTES));
    }

    private static long id(ByteBuffer header) {
        return Integer.toUnsignedLong(header.getInt(header.get(0) == 1 ? 20 : 12));
    }

    /** why: a clear beginning has an entry of its own, and the encrypted one comes after it. */
    private static boolean isEncrypted(ByteBuffer descriptions) {
        for (int at = 8; at + 8 <= descriptions.capacity(); ) {
            int size = descriptions.getInt(at);
            if (ENCRYPTED_ENTRIES.contains(SourceBytes.text(descriptions, at + 4, 4))) {
                return true;
            }
            if (size < 8 || size > descriptions.capacity() - at) {
                break;
            }
            at += size;
        }
        return SCHEME.matcher(SourceBytes.text(descriptions, 0, descriptions.capacity()))
                .find();
    }

    /** Goes through the objects of an ASF header. */
    private static final class Objects {

        private final SourceBytes source;
        private int items;

        Objects(SourceBytes source) {
            this.source = source;
        }

        boolean tellOfEncryption(long from, long to) throws IOException {
            long at = from;
            while (at + 24 <= to && items++ < MOST_ITEMS) {
                String guid = source.guid(at);
                long size = source.littleLong(at + 16);
                if (ENCRYPTION_OBJECTS.contains(guid)) {
                    return true;
                }
                if (size < 24 || size > to - at) {
                    return false;
                }
                if (guid.equals(ASF_HEADER_EXTENSION) && tellOfEncryption(at + 46, at + size)) {
                    return true;
                }
                at += size;
            }
            return false;
        }
    }
}
