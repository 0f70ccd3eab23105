package dev.millrace.common.streaming.isobmff;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes ISO base media boxes. Pure. */
public final class Boxes {

    private Boxes() {}

    /** Content of a box. */
    public interface Content {
        /** Writes it. */
        void write(DataOutputStream out) throws IOException;
    }

    /** A box around bytes. */
    public static byte[] box(String type, byte[]... content) {
        byte[] body = joined(content);
        return joined(number(body.length + 8), letters(type), body);
    }

    /** The usual first box. */
    public static byte[] fileType() {
        return box("ftyp", letters("isom"), number(512), letters("isomiso2mp41"));
    }

    /** The usual first box of QuickTime. */
    public static byte[] quickTime() {
        return box("ftyp", letters("qt  "), number(512), letters("qt  "));
    }

    /** A box around what is written. */
    public static byte[] box(String type, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return box(type, bytes.toByteArray());
    }

    /** Four bytes, the highest first. */
    public static byte[] number(long value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** A byte a letter. */
    static byte[] letters(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
