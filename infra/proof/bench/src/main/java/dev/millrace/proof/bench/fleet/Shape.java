package dev.millrace.proof.bench.fleet;

import java.util.List;

/**
 * How the making of a video is divided.
 *
 * @param planFetchesAll whether the planning fetches the whole source, or its index alone
 * @param soundFetchesAll whether a task of sound fetches the whole source, or the sound's bytes alone
 * @param soundTasks how many tasks the sound of a stage has
 * @param halvedChunks how many of the last stage's last chunks are cut in halves
 * @param storyboardStage whose assembly makes the seek pictures
 */
record Shape(
        String title,
        boolean planFetchesAll,
        boolean soundFetchesAll,
        int soundTasks,
        int halvedChunks,
        int storyboardStage) {

    /** As the worker does it. */
    static final Shape AS_IS = new Shape("as it is", true, true, 1, 0, 2);

    /** Each mends one thing more; of the halves there are two for each of 32 workers. */
    static final List<Shape> MENDED = List.of(
            new Shape("the planning fetches the index alone", false, true, 1, 0, 2),
            new Shape("… and the tasks of sound fetch the sound alone", false, false, 1, 0, 2),
            new Shape("… and the sound has two tasks", false, false, 2, 0, 2),
            new Shape("… and the last 64 chunks are of 15 s", false, false, 2, 32, 2),
            new Shape("… and the first assembly makes the seek pictures", false, false, 2, 32, 1));
}
