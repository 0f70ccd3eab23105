package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** Headers that are out of all proportion. Pure. */
public final class Nested {

    private Nested() {}

    /** Boxes within boxes, so many deep. */
    public static byte[] deep(String type, int depth) {
        ByteBuffer all = ByteBuffer.allocate(depth * 8);
        for (int left = depth; left > 0; left--) {
            all.putInt(left * 8).put(Bytes.ascii(type));
        }
        return all.array();
    }

    /** Empty boxes, so many in a row. */
    public static byte[] many(String type, int count) {
        byte[] one = Boxes.box(type, new byte[0]);
        ByteBuffer all = ByteBuffer.allocate(count * one.length);
        for (int i = 0; i < count; i++) {
            all.put(one);
        }
        return all.array();
    }

    /** A movie box that is packed, and unpacks to so many bytes of zero. */
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

    /** A box that says it is larger than any file, with some bytes in it. */
    public static byte[] oversized(String type) {
        return Bytes.joined(
                Boxes.number(1), Bytes.ascii(type), Boxes.number(0x7FFFFFFFL), Boxes.number(0), new byte[64]);
    }

    /** An AVI with subtitles in which a playlist stands, behind what the file has. */
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

    /** Hexadecimal digits as bytes, for identifiers of ASF. */
    public static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT));
    }

    /** A number in the order of AVI and ASF. */
    public static byte[] little(long value, int bytes) {
        byte[] all = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            all[i] = (byte) (value >> (8 * i));
        }
        return all;
    }
}
