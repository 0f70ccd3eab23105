package dev.millrace.worker.segments;

import dev.millrace.common.streaming.isobmff.Box;
import dev.millrace.common.streaming.isobmff.MalformedBox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an init segment says of its stream.
 *
 * @param timescale ticks per second of all times in the segments
 * @param codec RFC 6381 string
 * @param startTicks where in the media time its presentation begins: what an AAC encoder puts before the first sound
 * @param digest SHA-256 of the file in hexadecimal: what else the stream begins with, such as its parameter sets
 */
public record InitSegment(
        boolean isVideo,
        int timescale,
        String codec,
        int width,
        int height,
        int defaultSampleFlags,
        long startTicks,
        String digest) {

    private static final long LARGEST = 1L << 20;
    private static final int VIDEO_ENTRY = 78;
    private static final int AUDIO_ENTRY = 28;

    static InitSegment read(Path file) throws IOException {
        try {
            byte[] bytes = bytes(file);
            return of(movie(bytes), digest(bytes));
        } catch (MalformedBox e) {
            throw new BrokenSegment(e);
        }
    }

    /** What is in the avcC box. */
    static ByteBuffer videoConfig(Path file) throws IOException {
        try {
            return inside(description(movie(bytes(file)).child("trak", "mdia")), VIDEO_ENTRY, "avcC")
                    .reader();
        } catch (MalformedBox e) {
            throw new BrokenSegment(e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new BrokenSegment("init segment of " + Files.size(file) + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Box movie(byte[] bytes) {
        return Box.parse(ByteBuffer.wrap(bytes)).stream()
                .filter(box -> box.type().equals("moov"))
                .findFirst()
                .orElseThrow(() -> new BrokenSegment("no moov box"));
    }

    private static InitSegment of(Box moov, String digest) {
        Box track = moov.child("trak");
        long start = track.optional("edts").map(InitSegment::startTicks).orElse(0L);
        Box media = track.child("mdia");
        int timescale = timescale(media.child("mdhd").reader());
        int flags = moov.child("mvex", "trex").reader().getInt(20);
        Box entry = description(media);
        return switch (entry.type()) {
            case "avc1" -> video(entry, timescale, flags, start, digest);
            case "mp4a" -> new InitSegment(false, timescale, aac(entry), 0, 0, flags, start, digest);
            default -> throw new BrokenSegment("codec " + entry.type());
        };
    }

    private static Box description(Box media) {
        ByteBuffer all = media.child("minf", "stbl", "stsd").reader();
        return Box.parse(all.slice(8, all.remaining() - 8)).get(0);
    }

    /** @throws BrokenSegment when the edit list does more than pass over a beginning: players disagree about such lists */
    private static long startTicks(Box edits) {
        ByteBuffer list = edits.child("elst").reader();
        boolean isLong = list.get(0) == 1;
        int count = list.getInt(4);
        long start = isLong ? list.getLong(16) : list.getInt(12);
        if (count != 1 || start < 0) {
            throw new BrokenSegment("an edit list of " + count + " entries from " + start);
        }
        return start;
    }

    private static int timescale(ByteBuffer mdhd) {
        int timescale = mdhd.getInt(mdhd.get(0) == 1 ? 20 : 12);
        if (timescale <= 0) {
            throw new BrokenSegment("timescale " + timescale);
        }
        return timescale;
    }

    private static InitSegment video(Box entry, int timescale, int flags, long start, String digest) {
        ByteBuffer body = entry.reader();
        ByteBuffer config = inside(entry, VIDEO_ENTRY, "avcC").reader();
        String codec = "avc1.%02x%02x%02x".formatted(config.get(1), config.get(2), config.get(3));
        return new InitSegment(true, timescale, codec, body.getShort(24), body.getShort(26), flags, start, digest);
    }

    /** The audio object type out of the decoder's configuration: the five bits after tag 5 and its length. */
    private static String aac(Box entry) {
        ByteBuffer esds = inside(entry, AUDIO_ENTRY, "esds").reader().position(4);
        skipDescriptor(esds, 3);
        esds.position(esds.position() + 3);
        skipDescriptor(esds, 4);
        esds.position(esds.position() + 13);
        skipDescriptor(esds, 5);
        return "mp4a.40." + ((esds.get() & 0xff) >> 3);
    }

    private static void skipDescriptor(ByteBuffer esds, int tag) {
        if (esds.get() != tag) {
            throw new BrokenSegment("no descriptor " + tag + " in esds");
        }
        while ((esds.get() & 0x80) != 0) {
            // why: the length has up to four bytes, all but the last with the top bit set; it is not needed
        }
    }

    private static Box inside(Box entry, int header, String type) {
        ByteBuffer body = entry.reader();
        return new Box(entry.type(), body.slice(header, body.remaining() - header)).child(type);
    }
}
