package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Excessive headers. Pure. */
public final class Nested {

    private Nested() {}

    /** Nested boxes of the given depth. */
    public static byte[] deep(String type, int depth) {
        ByteBuffer all = ByteBuffer.allocate(depth * 8);
        for (int left = depth; left > 0; left--) {
            all.putInt(left * 8).put(Bytes.ascii(type));
        }
        return all.array();
    }

    /** Many empty boxes. */
    public static byte[] many(String type, int count) {
        byte[] one = Boxes.box(type, new byte[0]);
        ByteBuffer all = ByteBuffer.allocate(count * one.length);
        for (int i = 0; i < count; i++) {
            all.put(one);
        }
        return all.array();
    }

    /** A compressed movie box that expands to the given number of zero bytes. */
    public static byte[] packedMovie(int unpackedBytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(new byte[unpackedBytes]);
        deflater.finish();
        byte[] packed = new byte[unpackedBytes / 500 + 1024];
        int length = deflater.deflate(packed);
        deflater.end();
        byte[] content = java.util.Arrays.copyOf(packed, length);
        return Boxes.box(
                "moov",
                Boxes.box(
                        "cmov",
                        Boxes.box("dcom", Bytes.ascii("zlib")),
                        Boxes.box("cmvd", Boxes.number(unpackedBytes), content)));
    }

    /** A box whose declared size exceeds any file. */
    public static byte[] oversized(String type) {
        return Bytes.joined(
                Boxes.number(1), Bytes.ascii(type), Boxes.number(0x7FFFFFFFL), Boxes.number(0), new byte[64]);
    }

    /** Appends an AVI stream with subtitles that contain a playlist. */
    public static byte[] withSubtitles(byte[] avi, String text) {
        byte[] content = Bytes.ascii(text);
        byte[] name = Bytes.ascii("s\0u\0b\0\0\0");
        byte[] subtitles = Bytes.joined(
                Bytes.ascii("GAB2\0"),
                little(2, 2),
                little(name.length, 4),
                name,
                little(4, 2),
                little(content.length, 4),
                content);
        List<byte[]> pieces =
                new ArrayList<>(List.of(avi, Bytes.ascii("02tx"), little(subtitles.length, 4), subtitles));
        if (subtitles.length % 2 == 1) {
            pieces.add(new byte[1]);
        }
        return Bytes.joined(pieces.toArray(byte[][]::new));
    }

    /** Decodes hexadecimal digits, for identifiers of ASF. */
    public static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT));
    }

    /** A little-endian number, as in AVI and ASF. */
    public static byte[] little(long value, int bytes) {
        byte[] all = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            all[i] = (byte) (value >> (8 * i));
        }
        return all;
    }
}
