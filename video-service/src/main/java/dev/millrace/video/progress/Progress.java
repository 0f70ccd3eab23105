package dev.millrace.video.progress;

import dev.millrace.common.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How far a transcode is.
 *
 * @param percent 0 to 100
 * @param etaSeconds expected seconds to the end, null while unknown
 */
public record Progress(Stage stage, int percent, @Nullable Integer etaSeconds) {

    /** No attempt works on it yet. */
    public static final Progress QUEUED = new Progress(Stage.QUEUED, 0, null);
}
