package dev.millrace.proof.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one phone does.
 *
 * @param way how it uploads its video
 * @param clip index of the clip to upload
 * @param begins time from the start of the run
 * @param deletesAfter delay of the deletion at the end, or null to keep the video
 * @param isWatched whether it deletes the video only while it is being played
 */
record ScenarioPlan(
        Way way, int clip, Duration begins, @Nullable Duration deletesAfter, boolean isWatched) {

    /** How a video is uploaded. */
    enum Way {
        /** All parts, then completion. */
        STRAIGHT,
        /** Pauses, checks that no part is signed while paused, resumes. */
        PAUSES,
        /** Cancels midway and uploads everything again in a new session. */
        STARTS_AGAIN,
        /** Continues as another device that knows only the parts listed by the API. */
        OTHER_DEVICE,
        /** Creates everything twice with the same idempotency key, and completes twice. */
        REPEATS,
        /** Cancels and stops. */
        CANCELS,
        /** Abandons its upload midway. */
        VANISHES
    }

    /** Whether the upload is completed. */
    boolean completes() {
        return way != Way.CANCELS && way != Way.VANISHES;
    }
}
