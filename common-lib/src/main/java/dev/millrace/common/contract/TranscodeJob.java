package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The message on the transcode queue (SQS, plain JSON). At-least-once: the same job may arrive twice, late and out of order.
 *
 * @param version schema of this message; readers refuse what they do not know
 * @param jobId identity of the work; a retry of a FAILED video is a new job, a redelivery is the same one
 * @param sourceFileKey object key of the uploaded source in the media bucket
 * @param renditions labels of the wanted ladder, highest first; the worker drops those above the source
 * @param traceparent W3C trace context of the request that caused the job, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer sender may add fields
public record TranscodeJob(
        int version,
        UUID jobId,
        UUID videoId,
        String sourceFileKey,
        List<String> renditions,
        Instant enqueuedAt,
        @Nullable String traceparent) {

    /** The only version written today. */
    public static final int CURRENT_VERSION = 1;

    /** The default ladder. */
    public static final List<String> DEFAULT_RENDITIONS = List.of("1080p", "720p", "480p");

    public TranscodeJob {
        renditions = List.copyOf(renditions);
    }

    /** A job as it is written today, for the default ladder. */
    public static TranscodeJob of(
            UUID jobId, UUID videoId, String sourceFileKey, Instant enqueuedAt, @Nullable String traceparent) {
        return new TranscodeJob(
                CURRENT_VERSION, jobId, videoId, sourceFileKey, DEFAULT_RENDITIONS, enqueuedAt, traceparent);
    }
}
