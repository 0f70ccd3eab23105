package dev.millrace.common.keys;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.media.SourceContainer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Object keys in the media bucket. One folder per video, so that one prefix purges it. In it, one folder holds exactly what a
 * player may fetch, so that one wildcard signs it. Each attempt has its own folder, so that a stale worker never overwrites
 * what a READY video serves.
 */
public final class ObjectKeys {

    /** {@code videos/}: all objects of all videos. */
    public static final String VIDEOS = "videos/";

    /**
     * The tag of every source, as {@code x-amz-tagging} has it. why: sources and outputs share a prefix, so a lifecycle rule tells
     * them apart by this alone.
     */
    public static final String SOURCE_TAG = "millrace=source";

    /** Name of the file that has all cues of one language. */
    public static final String CAPTIONS_FILE = "captions.vtt";

    private static final Pattern VIDEO = Pattern.compile(VIDEOS + "([0-9a-f-]{36})/");

    private ObjectKeys() {}

    /** The video of a {@link #videoPrefix}; empty for any other text. */
    public static Optional<UUID> videoOf(String videoPrefix) {
        Matcher folder = VIDEO.matcher(videoPrefix);
        return folder.matches() ? Optional.of(UUID.fromString(folder.group(1))) : Optional.empty();
    }

    /** {@code videos/{id}/}: all objects of a video, with a trailing slash. */
    public static String videoPrefix(UUID videoId) {
        return VIDEOS + videoId + "/";
    }

    /** {@code videos/{id}/source.{ext}}: the uploaded file. */
    public static String source(UUID videoId, SourceContainer container) {
        return videoPrefix(videoId) + "source." + container.extension();
    }

    /**
     * {@code videos/{id}/hls/}: all that a player may fetch, with a trailing slash. Playback cookies grant access to this
     * folder, so nothing else may be stored in it.
     */
    public static String playbackPrefix(UUID videoId) {
        return videoPrefix(videoId) + "hls/";
    }

    /** {@code videos/{id}/hls/captions/}: all captions of a video, with a trailing slash. */
    public static String captionsPrefix(UUID videoId) {
        return playbackPrefix(videoId) + "captions/";
    }

    /** {@code …/hls/captions/{language}/{version}/}: one file of captions, with a trailing slash; never overwritten. */
    public static String captionsPrefix(UUID videoId, String language, UUID version) {
        return captionsPrefix(videoId) + language + "/" + version + "/";
    }

    /** {@code …/hls/captions/{language}/{version}/captions.vtt}: all cues of one language. */
    public static String captionsFile(UUID videoId, String language, UUID version) {
        return captionsPrefix(videoId, language, version) + CAPTIONS_FILE;
    }

    /** {@code videos/{id}/hls/{jobId}/}: all attempts of one job, with a trailing slash. */
    public static String jobPrefix(UUID videoId, UUID jobId) {
        return playbackPrefix(videoId) + jobId + "/";
    }

    /** {@code videos/{id}/hls/{jobId}/{attempt}/}: the output of one attempt, with a trailing slash. */
    public static String attemptPrefix(AttemptId attempt) {
        return jobPrefix(attempt.videoId(), attempt.jobId()) + attempt.number() + "/";
    }

    /** {@code videos/{id}/reports/}: output manifests of all jobs, in the same folders as their outputs; with a trailing slash. */
    public static String manifestsPrefix(UUID videoId) {
        return videoPrefix(videoId) + "reports/";
    }

    /** {@code videos/{id}/reports/{jobId}/}: output manifests of one job, with a trailing slash. */
    public static String manifestsPrefix(UUID videoId, UUID jobId) {
        return manifestsPrefix(videoId) + jobId + "/";
    }

    /**
     * {@code videos/{id}/reports/{jobId}/{attempt}/output.json}: the attempt's latest READY report as the worker stored it,
     * written after every object that it names; partial until the output is complete. The reconciler recovers a lost webhook
     * from it. It describes the source, so players must not fetch it.
     */
    public static String outputManifest(AttemptId attempt) {
        return manifestsPrefix(attempt.videoId(), attempt.jobId()) + attempt.number() + "/output.json";
    }

    /**
     * {@code videos/{id}/reports/{jobId}/{attempt}/plan.json}: what an attempt that divided its job leaves to the tasks. It describes
     * the source, so players must not fetch it.
     */
    public static String dividedPlan(AttemptId dividedBy) {
        return manifestsPrefix(dividedBy.videoId(), dividedBy.jobId()) + dividedBy.number() + "/plan.json";
    }

    /**
     * {@code videos/{id}/reports/{jobId}/{attempt}/tasks/{number}.json}: what a task made, in the folder of the attempt that divided
     * the job; 0 is what that attempt made itself.
     */
    public static String taskResult(AttemptId dividedBy, int task) {
        return "%s%d/tasks/%05d.json"
                .formatted(manifestsPrefix(dividedBy.videoId(), dividedBy.jobId()), dividedBy.number(), task);
    }
}
