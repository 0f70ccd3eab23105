package dev.millrace.worker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Describes the samples of an MP4's first track a second time. Its moov must be the last box, so that no offset moves. */
public final class SecondDescription {

    private static final List<String> AROUND = List.of("stsd", "stbl", "minf", "mdia", "trak", "moov");
    private static final int BEFORE_ENTRY = 12;

    private SecondDescription() {}

    /** The file whose second description, which no sample uses, has pixels of another shape. */
    public static byte[] withPixels(byte[] file, int width, int height) {
        String text = new String(file, StandardCharsets.ISO_8859_1).replace("pasp", "free");
        int entry = text.indexOf("stsd", text.lastIndexOf("moov")) + BEFORE_ENTRY;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        int size = bytes.getInt(entry);
        ByteBuffer second = ByteBuffer.allocate(size + 16).put(bytes.array(), entry, size);
        second.putInt(16)
                .put("pasp".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height);
        second.putInt(0, second.capacity());
        bytes.putInt(entry - 4, 2);
        int inside = entry;
        for (String type : AROUND) {
            inside = text.lastIndexOf(type, inside) - 4;
            bytes.putInt(inside, bytes.getInt(inside) + second.capacity());
        }
        return ByteBuffer.allocate(file.length + second.capacity())
                .put(bytes.array(), 0, entry + size)
                .put(second.array())
                .put(bytes.array(), entry + size, file.length - entry - size)
                .array();
    }
}
