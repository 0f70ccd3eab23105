package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.common.streaming.isobmff.SampleEntry;
import java.util.stream.IntStream;

/** Adds a clean aperture (clap) to the first track of a file. Pure. */
public final class CleanAperture {

    private CleanAperture() {}

    /**
     * Adds the box.
     *
     * @param width visible pixels of a stored line
     * @param height visible lines
     * @param right offset of the visible area to the right of the centre, in pixels
     * @param down offset of the visible area below the centre, in lines
     */
    public static byte[] of(byte[] bytes, int width, int height, int right, int down) {
        byte[][] fractions = IntStream.of(width, 1, height, 1, right, 1, down, 1)
                .mapToObj(Boxes::number)
                .toArray(byte[][]::new);
        byte[] box = Boxes.box("clap", fractions);
        return SampleEntry.first(bytes).withFirst(box);
    }
}
