package dev.millrace.worker;

import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.common.streaming.isobmff.SampleEntry;
import java.nio.charset.StandardCharsets;

/** Describes the samples of an MP4's first track a second time. Its moov must be the last box, so that no offset moves. */
public final class SecondDescription {

    private SecondDescription() {}

    /** The file whose second description, which no sample uses, has pixels of another shape. */
    public static byte[] withPixels(byte[] file, int width, int height) {
        String shapeless = new String(file, StandardCharsets.ISO_8859_1).replace("pasp", "free");
        return SampleEntry.first(shapeless.getBytes(StandardCharsets.ISO_8859_1))
                .twiceWith(Boxes.box("pasp", Boxes.number(width), Boxes.number(height)));
    }
}
