package dev.millrace.common.keys;

import dev.millrace.common.media.SourceContainer;
import java.util.UUID;

/**
 * Object keys in the media bucket. One folder per video, so that one wildcard signs all of it and one prefix purges it; one
 * folder per attempt, so that a stale worker never overwrites what a READY video serves.
 */
public final class ObjectKeys {

    private ObjectKeys() {}

    /** {@code videos/{id}/}: everything of a video, with a trailing slash. */
    public static String videoPrefix(UUID videoId) {
        return "videos/" + videoId + "/";
    }

    /** {@code videos/{id}/source.{ext}}: the uploaded file. */
    public static String source(UUID videoId, SourceContainer container) {
        return videoPrefix(videoId) + "source." + container.extension();
    }

    /** {@code videos/{id}/captions/{language}/{version}/}: one file of captions, with a trailing slash; never overwritten. */
    public static String captionsPrefix(UUID videoId, String language, UUID version) {
        return videoPrefix(videoId) + "captions/" + language + "/" + version + "/";
    }

    /** {@code videos/{id}/hls/}: all outputs of a video, with a trailing slash. */
    public static String outputsPrefix(UUID videoId) {
        return videoPrefix(videoId) + "hls/";
    }

    /** {@code videos/{id}/hls/{jobId}/}: all attempts of one job, with a trailing slash. */
    public static String jobPrefix(UUID videoId, UUID jobId) {
        return outputsPrefix(videoId) + jobId + "/";
    }

    /** {@code videos/{id}/hls/{jobId}/{attempt}/}: the output of one attempt, with a trailing slash. */
    public static String attemptPrefix(UUID videoId, UUID jobId, int attempt) {
        return jobPrefix(videoId, jobId) + attempt + "/";
    }

    /**
     * {@code …/{attempt}/output.json}: the attempt's latest READY report as the worker stored it, written after every object
     * that it names; partial until the output is complete. The reconciler finishes a lost webhook from it.
     */
    public static String outputManifest(UUID videoId, UUID jobId, int attempt) {
        return attemptPrefix(videoId, jobId, attempt) + "output.json";
    }
}
