package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.common.streaming.isobmff.SampleEntry;
import java.util.stream.IntStream;

/** Adds Google's spatial audio box (SA3D, ACN order, SN3D) to the last track of a file. Pure. */
public final class SpatialSound {

    private SpatialSound() {}

    /** @throws IllegalArgumentException when the file has no track */
    public static byte[] marked(byte[] bytes, int channels) {
        return SampleEntry.last(bytes).with(box(channels));
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
