package dev.millrace.proof.matrix.attack;

import dev.millrace.common.streaming.isobmff.Boxes;
import dev.millrace.common.streaming.isobmff.SampleEntry;
import java.util.stream.IntStream;

/** Writes into the first track of a file how much of its picture is to be seen (clap). Pure. */
public final class CleanAperture {

    private CleanAperture() {}

    /**
     * Writes it.
     *
     * @param width pixels that are seen of a stored line
     * @param height lines that are seen
     * @param right pixels by which what is seen lies to the right of the middle
     * @param down lines by which it lies below the middle
     */
    public static byte[] of(byte[] bytes, int width, int height, int right, int down) {
        byte[][] fractions = IntStream.of(width, 1, height, 1, right, 1, down, 1)
                .mapToObj(Boxes::number)
                .toArray(byte[][]::new);
        byte[] box = Boxes.box("clap", fractions);
        return SampleEntry.first(bytes).withFirst(box);
    }
}
