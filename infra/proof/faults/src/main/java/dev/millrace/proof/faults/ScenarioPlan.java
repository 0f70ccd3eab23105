package dev.millrace.proof.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one phone does.
 *
 * @param way how it sends its video
 * @param clip index of the clip that it sends
 * @param begins after the beginning of the run
 * @param deletesAfter its last step, or null when it keeps its video
 * @param isWatched whether it deletes only once the video plays, and while it is watched
 */
record ScenarioPlan(
        Way way, int clip, Duration begins, @Nullable Duration deletesAfter, boolean isWatched) {

    /** How a video is sent. */
    enum Way {
        /** All parts, then completion. */
        STRAIGHT,
        /** Pauses, finds that nothing is signed meanwhile, resumes. */
        PAUSES,
        /** Cancels in the middle and sends all of it again in a new session. */
        STARTS_AGAIN,
        /** Goes on as another device that knows only what the API says of the parts. */
        OTHER_DEVICE,
        /** Creates everything twice by the same key, and completes twice. */
        REPEATS,
        /** Cancels and leaves it at that. */
        CANCELS,
        /** Is never heard of again in the middle of its upload. */
        VANISHES
    }

    /** Whether the upload is completed in the end. */
    boolean completes() {
        return way != Way.CANCELS && way != Way.VANISHES;
    }
}
