package dev.millrace.proof.matrix.attack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Wraps raw DV in a type 1 AVI, as captured from tape over FireWire: one stream, 'iavs', with picture and sound. Pure. */
public final class DvInAvi {

    private static final int PAL_FRAME = 144_000;
    private static final int NTSC_FRAME = 120_000;
    private static final int HAS_INDEX = 0x10;
    private static final int KEY_FRAME = 0x10;
    private static final int WIDTH = 720;

    private DvInAvi() {}

    /** PAL: 576 lines, 25 frames a second. */
    public static byte[] pal(byte[] frames) {
        return written(frames, PAL_FRAME, 1, 25, 576);
    }

    /** NTSC: 480 lines, 30,000 frames in 1001 seconds. */
    public static byte[] ntsc(byte[] frames) {
        return written(frames, NTSC_FRAME, 1001, 30_000, 480);
    }

    private static byte[] written(byte[] bytes, int frameBytes, int scale, int rate, int lines) {
        int count = bytes.length / frameBytes;
        byte[] header = chunk(
                "avih",
                numbers(
                        (int) (1_000_000L * scale / rate),
                        0,
                        0,
                        HAS_INDEX,
                        count,
                        0,
                        1,
                        frameBytes,
                        WIDTH,
                        lines,
                        0,
                        0,
                        0,
                        0));
        byte[] stream = Bytes.joined(
                Bytes.ascii("iavsdvsd"),
                numbers(0, 0, 0, scale, rate, 0, count, frameBytes, -1, 0, 0, (lines << 16) | WIDTH));
        byte[] described = list("strl", chunk("strh", stream), chunk("strf", new byte[32]));
        ByteArrayOutputStream movie = new ByteArrayOutputStream(bytes.length);
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            index.writeBytes(Bytes.ascii("00__"));
            index.writeBytes(numbers(KEY_FRAME, 4 + movie.size(), frameBytes));
            movie.writeBytes(Bytes.ascii("00__"));
            movie.writeBytes(numbers(frameBytes));
            movie.write(bytes, i * frameBytes, frameBytes);
        }
        return chunk(
                "RIFF",
                Bytes.ascii("AVI "),
                list("hdrl", header, described),
                list("movi", movie.toByteArray()),
                chunk("idx1", index.toByteArray()));
    }

    private static byte[] list(String type, byte[]... content) {
        return chunk("LIST", Bytes.ascii(type), Bytes.joined(content));
    }

    private static byte[] chunk(String type, byte[]... content) {
        byte[] body = Bytes.joined(content);
        return Bytes.joined(Bytes.ascii(type), numbers(body.length), body);
    }

    /** Four bytes each, little-endian. */
    private static byte[] numbers(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }
}
