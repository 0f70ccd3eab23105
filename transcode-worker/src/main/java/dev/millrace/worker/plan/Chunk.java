package dev.millrace.worker.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of whole segments of the picture that is encoded alone, and joins the others without a seam.
 *
 * @param firstSegment number of its first segment, from 0
 * @param segments how many it has; the last chunk of a video may come to have more or fewer
 * @param isLast whether it goes to the end of the video, wherever that is
 */
public record Chunk(int firstSegment, int segments, boolean isLast) {

    private static final int MOST_SEGMENTS = 5;

    /** Of a chunk that another one follows. Each begins with an encoder that knows nothing yet, and costs what is around an encode. */
    public static final int FEWEST_SEGMENTS = 2;

    /** why: the number of workers is unknown; with this value up to 32 workers finish nearly together. */
    private static final int PARTS_OF_THE_REST = 16;

    /**
     * Those of a picture of this length, by guided self-scheduling: each is a part of what is left, so that workers that began at
     * different times end at nearly the same one.
     */
    static List<Chunk> of(double seconds, double segmentSeconds) {
        int all = Math.max(1, (int) Math.ceil(seconds / segmentSeconds));
        List<Chunk> division = new ArrayList<>();
        for (int first = 0; first < all; ) {
            int segments = Math.min(all - first, guided(all - first));
            division.add(new Chunk(first, segments, first + segments == all));
            first += segments;
        }
        return List.copyOf(division);
    }

    private static int guided(int left) {
        int part = (left + PARTS_OF_THE_REST - 1) / PARTS_OF_THE_REST;
        // why: an odd one joins the first of the shortest, and not the last, for which all would wait
        return part > FEWEST_SEGMENTS ? Math.min(part, MOST_SEGMENTS) : FEWEST_SEGMENTS + left % FEWEST_SEGMENTS;
    }

    /** Number of its first fragment in any rendition, from 1. */
    public int firstFragment() {
        return 1 + firstSegment * Plan.GOPS_PER_SEGMENT;
    }

    /** Number of its first frame in a rendition of the whole video, from 0. */
    public int firstFrame(Rendition rendition) {
        return firstSegment * Plan.segmentFrames(rendition);
    }

    /** Number of the first frame behind it, unless it is the last chunk. */
    public int endFrame(Rendition rendition) {
        return (firstSegment + segments) * Plan.segmentFrames(rendition);
    }
}
