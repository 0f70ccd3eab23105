package dev.millrace.proof.matrix.attack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes ISO base media boxes. Pure. */
public final class Boxes {

    private Boxes() {}

    /** Content of a box. */
    interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    /** A box around bytes. */
    public static byte[] box(String type, byte[]... content) {
        byte[] body = Bytes.joined(content);
        return Bytes.joined(number(body.length + 8), Bytes.ascii(type), body);
    }

    /** The usual first box. */
    public static byte[] fileType() {
        return box("ftyp", Bytes.ascii("isom"), number(512), Bytes.ascii("isomiso2mp41"));
    }

    /** The usual first box of QuickTime. */
    public static byte[] quickTime() {
        return box("ftyp", Bytes.ascii("qt  "), number(512), Bytes.ascii("qt  "));
    }

    static byte[] box(String type, Content content) {
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
}
