package dev.millrace.local.matrix.attack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Writes Google's box about spatial sound (SA3D, ACN order, SN3D) into the last track of a file. Pure. */
public final class SpatialSound {

    private static final List<String> AROUND = List.of("stsd", "stbl", "minf", "mdia", "trak", "moov");
    private static final int BEFORE_ENTRY = 12;

    private SpatialSound() {}

    /** The file must have its index behind the media, so that nothing that the index names moves. */
    public static byte[] marked(byte[] bytes, int channels) {
        byte[] box = box(channels);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        ByteBuffer changed = ByteBuffer.wrap(bytes.clone());
        int entry = text.lastIndexOf(AROUND.get(0)) + BEFORE_ENTRY;
        int end = entry + changed.getInt(entry);
        enlarge(changed, entry, box.length);
        int inside = entry;
        for (String type : AROUND) {
            inside = text.lastIndexOf(type, inside) - 4;
            enlarge(changed, inside, box.length);
        }
        byte[] head = new byte[end];
        byte[] tail = new byte[bytes.length - end];
        changed.get(0, head).get(end, tail);
        return Bytes.joined(head, box, tail);
    }

    private static void enlarge(ByteBuffer bytes, int box, int by) {
        bytes.putInt(box, bytes.getInt(box) + by);
    }

    private static byte[] box(int channels) {
        int order = (int) Math.round(Math.sqrt(channels)) - 1;
        return Boxes.box("SA3D", out -> {
            out.writeShort(0);
            out.writeInt(order);
            out.writeShort(0);
            out.writeInt(channels);
            for (int channel : IntStream.range(0, channels).toArray()) {
                out.writeInt(channel);
            }
        });
    }
}
