package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Rendition;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of a constant rate a graph lets through. They keep their numbers, so that each is the frame that a graph of the
 * whole source has there. Pure.
 *
 * @param chunk whose frames they are; null for all
 * @param isFromStart whether the source is decoded from its beginning
 */
record FrameCut(@Nullable Chunk chunk, boolean isFromStart) {

    /** All of a source. */
    static final FrameCut NONE = new FrameCut(null, true);

    /**
     * Where a constant rate begins, as an option of the filter that makes it. why: frames that are not decoded would else be
     * made up, out of the first one that is.
     */
    String begin() {
        return isFromStart ? ":start_time=0" : "";
    }

    /** A filter behind one that makes a rendition's constant rate, with a comma behind it. */
    String filter(Rendition rendition) {
        if (chunk == null) {
            return "";
        }
        String end = chunk.isLast() ? "" : ":end_pts=" + chunk.endFrame(rendition);
        return "trim=start_pts=" + chunk.firstFrame(rendition) + end + ",";
    }
}
