package dev.millrace.worker.division;

import dev.millrace.worker.plan.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * A part of a divided job that one attempt makes by itself.
 *
 * @param number from 1, through all stages
 * @param stage from 1; the pass of the plan that it is a part of is that of the stage
 * @param chunk which of the pass's pictures; null for the pass's sounds
 */
public record Task(int number, int stage, @Nullable Chunk chunk) {

    /** Whether it makes the sounds of its pass. */
    public boolean isSound() {
        return chunk == null;
    }
}
