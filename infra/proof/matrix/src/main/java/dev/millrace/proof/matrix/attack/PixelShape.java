package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.common.streaming.isobmff.SampleEntry;

/** Describes the first track of a file a second time, with pixels of another shape (pasp). Pure. */
public final class PixelShape {

    private PixelShape() {}

    /** The file whose second description has pixels that are so wide and so high; no sample uses it. */
    public static byte[] second(byte[] bytes, int width, int height) {
        return SampleEntry.first(Bytes.replacedEverywhere(bytes, "pasp", "free"))
                .twiceWith(Boxes.box("pasp", Boxes.number(width), Boxes.number(height)));
    }
}
