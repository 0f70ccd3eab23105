package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Plan;

/**
 * What of a source is decoded for a chunk, in seconds from the beginning of the video.
 *
 * @param fromSeconds the last key frame that is shown no later is the first frame that is decoded; 0 for the first chunk
 * @param toSeconds where the chunk ends, a few frames behind which no more is decoded; infinite for the last chunk
 */
public record ChunkWindow(double fromSeconds, double toSeconds) {

    /**
     * why: a key frame is found by when it is decoded, which is some frames before it is shown; and a frame of two half-frames
     * needs the one before it.
     */
    private static final double LEAD_SECONDS = 0.5;

    public static ChunkWindow of(Plan plan, Chunk chunk) {
        double rate = plan.frameRate().value();
        double from = chunk.firstFrame(plan.top()) / rate - LEAD_SECONDS;
        double to = chunk.isLast() ? Double.POSITIVE_INFINITY : chunk.endFrame(plan.top()) / rate;
        return new ChunkWindow(Math.max(0, from), to);
    }
}
