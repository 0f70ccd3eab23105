package dev.millrace.proof.bench.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * How the making of a video is divided.
 *
 * @param planFetchesAll whether the planning fetches the whole source, or its index alone
 * @param soundFetchesAll whether a task of sound fetches the whole source, or the sound's bytes alone
 * @param soundTasks how many tasks the sound of a stage has
 * @param endsShort whether chunks get shorter towards the end
 * @param storyboardStage whose assembly makes the seek pictures
 */
record Shape(
        String title,
        boolean planFetchesAll,
        boolean soundFetchesAll,
        int soundTasks,
        boolean endsShort,
        int storyboardStage) {

    /** As the worker does it. */
    static final Shape AS_IS = new Shape("as it is", false, false, 1, true, 1);

    /** Each mends one thing more. */
    static final List<Shape> STEPS = List.of(
            new Shape(
                    "everything is fetched whole, all chunks are of 30 s, seek pictures come last",
                    true,
                    true,
                    1,
                    false,
                    2),
            new Shape("… the planning fetches the index alone", false, true, 1, false, 2),
            new Shape("… the tasks of sound fetch the sound alone", false, false, 1, false, 2),
            new Shape("… chunks get shorter towards the end", false, false, 1, true, 2),
            new Shape("… the first assembly makes the seek pictures, after READY", false, false, 1, true, 1),
            new Shape("… the sound has two tasks", false, false, 2, true, 1));

    /** Lengths of chunks in segments. */
    List<Integer> chunks(int segments) {
        List<Integer> chunks = new ArrayList<>();
        for (int left = segments; left > 0; left -= chunks.get(chunks.size() - 1)) {
            chunks.add(Math.min(left, endsShort ? guided(left) : Figures.MOST_SEGMENTS));
        }
        return chunks;
    }

    private static int guided(int left) {
        int part = (left + Figures.PARTS_OF_THE_REST - 1) / Figures.PARTS_OF_THE_REST;
        return part > Figures.FEWEST_SEGMENTS
                ? Math.min(part, Figures.MOST_SEGMENTS)
                : Figures.FEWEST_SEGMENTS + left % Figures.FEWEST_SEGMENTS;
    }
}
