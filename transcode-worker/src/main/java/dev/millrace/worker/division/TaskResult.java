package dev.millrace.worker.division;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.publish.StoredObject;
import dev.millrace.worker.segments.Track;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task made, all of it verified and stored; or why no attempt can make it.
 *
 * @param version of this form; a result of another one counts as none
 * @param tracks by label
 * @param objects by key relative to the folder of the attempt that divided the job
 * @param undecodable how many pictures could not be decoded
 * @param failReason why the source is to blame; null as a rule
 * @param detail what the operator reads about the failure, scrubbed; null without one
 */
public record TaskResult(
        int version,
        Map<String, Track> tracks,
        Map<String, StoredObject> objects,
        int undecodable,
        @Nullable FailReason failReason,
        @Nullable String detail) {

    private static final int CURRENT_VERSION = 1;

    public TaskResult {
        tracks = Map.copyOf(tracks);
        objects = Map.copyOf(objects);
    }

    /** Of a task that is made. */
    public static TaskResult made(Map<String, Track> tracks, Map<String, StoredObject> objects, int undecodable) {
        return new TaskResult(CURRENT_VERSION, tracks, objects, undecodable, null, null);
    }

    /** Of a task that no attempt can make. */
    public static TaskResult failed(TranscodeFailure failure) {
        return new TaskResult(CURRENT_VERSION, Map.of(), Map.of(), 0, failure.reason(), failure.detail());
    }

    boolean isKnown() {
        return version == CURRENT_VERSION;
    }

    /** Whether all that it names is stored as it was. */
    public boolean isWhole(Map<String, StoredObject> stored) {
        return stored.entrySet().containsAll(objects.entrySet());
    }

    /** @throws TranscodeFailure permanent, when no attempt can make it */
    public void checkMade() {
        if (failReason != null) {
            throw TranscodeFailure.permanent(failReason, "A task failed for good", detail == null ? "" : detail);
        }
    }
}
