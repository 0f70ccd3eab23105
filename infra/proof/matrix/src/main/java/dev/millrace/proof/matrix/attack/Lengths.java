package dev.millrace.proof.matrix.attack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;

/** Changes only the length in the headers of a file. Pure. */
public final class Lengths {

    private static final String ASF_FILE_PROPERTIES = new String(
            new byte[] {
                (byte) 0xA1,
                (byte) 0xDC,
                (byte) 0xAB,
                (byte) 0x8C,
                0x47,
                (byte) 0xA9,
                (byte) 0xCF,
                0x11,
                (byte) 0x8E,
                (byte) 0xE4,
                0,
                (byte) 0xC0,
                0x0C,
                0x20,
                0x53,
                0x65
            },
            StandardCharsets.ISO_8859_1);

    private Lengths() {}

    /** Durations of movie, tracks and media. */
    public static byte[] movie(byte[] bytes, LongUnaryOperator other) {
        byte[] changed = bytes.clone();
        everywhere(changed, "mvhd", 20, ByteOrder.BIG_ENDIAN, other);
        everywhere(changed, "tkhd", 24, ByteOrder.BIG_ENDIAN, other);
        everywhere(changed, "mdhd", 20, ByteOrder.BIG_ENDIAN, other);
        return changed;
    }

    /** Duration and media time of the first edit of each track. */
    public static byte[] edits(byte[] bytes, int lasts, int mediaTime) {
        byte[] changed = bytes.clone();
        everywhere(changed, "elst", 12, ByteOrder.BIG_ENDIAN, length -> lasts);
        everywhere(changed, "elst", 16, ByteOrder.BIG_ENDIAN, time -> mediaTime);
        return changed;
    }

    /** Frame counts of the file and of the picture. */
    public static byte[] avi(byte[] bytes, LongUnaryOperator other) {
        byte[] changed = bytes.clone();
        everywhere(changed, "avih", 24, ByteOrder.LITTLE_ENDIAN, other);
        everywhere(changed, "vids", 32, ByteOrder.LITTLE_ENDIAN, other);
        return changed;
    }

    /** Duration in units of 100 ns. */
    public static byte[] asf(byte[] bytes, LongUnaryOperator other) {
        byte[] changed = bytes.clone();
        int at = Bytes.indexOf(bytes, ASF_FILE_PROPERTIES);
        ByteBuffer all = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(at + 64, other.applyAsLong(all.getLong(at + 64)));
        all.putLong(at + 72, other.applyAsLong(all.getLong(at + 72)));
        return changed;
    }

    private static void everywhere(byte[] bytes, String name, int behind, ByteOrder order, LongUnaryOperator other) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(order);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 4)) {
            long value = Integer.toUnsignedLong(all.getInt(at + behind));
            all.putInt(at + behind, (int) other.applyAsLong(value));
        }
    }
}
