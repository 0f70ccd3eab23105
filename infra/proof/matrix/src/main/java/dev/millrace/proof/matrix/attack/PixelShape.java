package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.common.streaming.isobmff.SampleEntry;

/** Adds a second sample description with another pixel aspect ratio (pasp) to the first track. Pure. */
public final class PixelShape {

    private PixelShape() {}

    /** The file with a second description of the given pixel aspect ratio, which no sample uses. */
    public static byte[] second(byte[] bytes, int width, int height) {
        return SampleEntry.first(Bytes.replacedEverywhere(bytes, "pasp", "free"))
                .twiceWith(Boxes.box("pasp", Boxes.number(width), Boxes.number(height)));
    }
}
