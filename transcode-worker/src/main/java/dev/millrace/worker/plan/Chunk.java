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

    /** As many as a chunk has as a rule. */
    public static final int USUAL_SEGMENTS = 5;

    /** Those of a picture of this length; a rest of less than half a chunk joins the last one. */
    static List<Chunk> of(double seconds, double segmentSeconds) {
        int all = Math.max(1, (int) Math.ceil(seconds / segmentSeconds));
        int chunks = Math.max(1, (all + USUAL_SEGMENTS / 2) / USUAL_SEGMENTS);
        List<Chunk> division = new ArrayList<>();
        for (int first = 0; division.size() < chunks - 1; first += USUAL_SEGMENTS) {
            division.add(new Chunk(first, USUAL_SEGMENTS, false));
        }
        int last = division.size() * USUAL_SEGMENTS;
        division.add(new Chunk(last, all - last, true));
        return List.copyOf(division);
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
