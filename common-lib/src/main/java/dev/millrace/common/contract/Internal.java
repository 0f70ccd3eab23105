package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of the calls between our own services under {@code /internal/**}: signed like webhooks, never routed by the
 * gateway. Every one may be repeated with the same effect.
 */
public final class Internal {

    private Internal() {}

    /**
     * {@code POST /internal/videos/{videoId}/upload-opened} (upload-service to video-service): DRAFT or FAILED to UPLOADING.
     * Answers 200; 404 for somebody else's or no video; 409 ILLEGAL_TRANSITION for a status that allows no upload.
     *
     * @param ownerId subject of the caller's token
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UploadOpened(
            @NotNull String ownerId,
            @NotNull UUID uploadSessionId,
            @NotNull String sourceMime,
            long sourceSizeBytes) {}

    /** {@code POST /internal/videos/{videoId}/deleted} (video-service to upload-service): cancel what lives. Answers 204. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VideoDeleted(@NotNull UUID videoId) {}

    /**
     * {@code POST /internal/jobs/{jobId}/claim} (worker to video-service): take the job, or learn why not. Answers 200 with
     * a {@link ClaimAnswer}.
     *
     * @param workerId name of the worker process, for people
     * @param takesAnother whether the worker knows {@link ClaimAnswer#instead}; null of workers older than that
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ClaimRequest(
            @NotNull UUID videoId,
            @NotNull String workerId,
            @Nullable Boolean takesAnother) {}

    /**
     * Answer to a claim.
     *
     * @param attempt fencing number of this claim, from 1; 0 unless CLAIMED
     * @param leaseSeconds how long the claim holds without renewal; 0 unless CLAIMED
     * @param retryAfterSeconds when to ask again; 0 unless BUSY
     * @param failures attempts that failed before this one, for the back-off and for giving up; 0 unless CLAIMED
     * @param ready whether the video plays already: the output is made whole, and only then told; false unless CLAIMED
     * @param instead the job that was claimed instead, since another owner's turn has come: its message stays in the queue, and
     *     so does the one that was asked for; null when that one was claimed, and unless CLAIMED
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ClaimAnswer(
            Outcome outcome,
            int attempt,
            int failures,
            int leaseSeconds,
            int retryAfterSeconds,
            boolean ready,
            @Nullable TranscodeJob instead) {

        /** The same claim, of another job than was asked for. */
        public ClaimAnswer of(TranscodeJob job) {
            return new ClaimAnswer(outcome, attempt, failures, leaseSeconds, retryAfterSeconds, ready, job);
        }

        /** What the worker does with its message. */
        public enum Outcome {
            /** Work on it. */
            CLAIMED,
            /** Somebody holds a lease, or the upload's webhook is not here yet: make it visible again later. */
            BUSY,
            /** Finished, superseded or deleted: delete the message. */
            OBSOLETE
        }
    }

    /**
     * Answer to {@code POST /internal/intake} (worker to video-service, every few seconds, body <code>{}</code>): whether jobs
     * may be taken. Claims are refused as BUSY meanwhile.
     *
     * @param paused an operator's pause: take no message from the queue
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record IntakeAnswer(boolean paused) {}

    /**
     * {@code POST /internal/jobs/{jobId}/renew} every 15 s, and {@code /release} when the worker drains or will retry.
     * Answers 204, or 409 when the lease belongs to a later attempt.
     *
     * @param failed true when this attempt failed and counts against the job's attempts; only with /release
     * @param failReason why it failed, kept for the operator; only with /release
     * @param detail what ffmpeg said, kept for the operator, at most {@value TranscodeReport#LONGEST_DETAIL} characters; only
     *     with /release
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record LeaseRequest(
            @NotNull UUID videoId,
            int attempt,
            boolean failed,
            @Nullable FailReason failReason,
            @AnyText @Nullable String detail) {}
}
