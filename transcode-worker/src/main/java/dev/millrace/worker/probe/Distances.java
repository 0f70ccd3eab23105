package dev.millrace.worker.probe;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The rate of frames from the distances between them. The average would halve the frames of a recording that pauses: what
 * counts is how they come while something moves. Used by one thread.
 */
final class Distances {

    /** why: bounds the memory; ten minutes of film tell its rate. */
    private static final int MOST = 20_000;

    /** why: the shortest tenth of all distances; a screen whose cursor blinks twice a second still scrolls at 30. */
    private static final int SHORT_SHARE = 10;

    /** Clocks are coarse and cameras jitter: one frame comes early, the next one late. A frame left out is twice as far. */
    private static final double SHORTEST = 0.6;

    private static final double LONGEST = 1.6;

    private double[] seconds = new double[256];
    private int count;
    private double latest = Double.NaN;

    /** Takes the time of the next frame, in ascending order; equal times are one frame. */
    void next(double time) {
        if (time > latest && count < MOST) {
            if (count == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * count);
            }
            seconds[count++] = time - latest;
        }
        latest = time > latest || Double.isNaN(latest) ? time : latest;
    }

    /** Frames per second; empty when there is no distance. */
    OptionalDouble rate() {
        double[] ascending = Arrays.copyOf(seconds, count);
        Arrays.sort(ascending);
        if (count == 0) {
            return OptionalDouble.empty();
        }
        double shortOne = ascending[count / SHORT_SHARE];
        return Arrays.stream(ascending)
                .filter(distance -> distance >= SHORTEST * shortOne && distance <= LONGEST * shortOne)
                .average()
                .stream()
                .map(average -> 1 / average)
                .findFirst();
    }
}
