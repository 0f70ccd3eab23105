package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
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
     * Answers 200; 404 when the video does not exist or another owner has it; 409 ILLEGAL_TRANSITION for a status that allows no upload.
     *
     * @param ownerId subject of the caller's token
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UploadOpened(
            @NotNull String ownerId,
            @NotNull UUID uploadSessionId,
            @NotNull String sourceMime,
            long sourceSizeBytes) {}

    /**
     * {@code POST /internal/videos/{videoId}/created} (upload-service to video-service): a new video that is UPLOADING at once.
     * Answers 200; 404 when an upload of it was withdrawn before, or another session has it.
     *
     * @param metadata a JSON object as text
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VideoCreated(
            @NotNull @Valid UploadOpened upload,
            @NotNull String title,
            @Nullable String description,
            @NotNull String metadata,
            @Nullable String filename) {}

    /**
     * {@code POST /internal/videos/{videoId}/withdrawn} (upload-service to video-service): takes back the video that this upload
     * was to create, before any client has its id. Answers 204, also when there is no such video.
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VideoWithdrawn(@NotNull @Valid UploadOpened upload) {}

    /** {@code POST /internal/usage} (upload-service to video-service). Answers 200 with a {@link OwnerUsage}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record UsageQuestion(@NotNull String ownerId) {}

    /**
     * What video-service keeps for an owner, and the most that it may.
     *
     * @param storedBytes of all sources, those being uploaded included
     * @param mostStoredBytes null for no limit
     * @param drafts videos that no upload was opened for
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record OwnerUsage(long storedBytes, @Nullable Long mostStoredBytes, long drafts, int mostDrafts) {}

    /** {@code POST /internal/videos/{videoId}/deleted} (video-service to upload-service): cancel what lives. Answers 204. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VideoDeleted(@NotNull UUID videoId) {}

    /**
     * {@code POST /internal/jobs/{jobId}/claim} (worker to video-service): take the job or one of its tasks, or learn why not.
     * Answers 200 with a {@link ClaimAnswer}.
     *
     * @param workerId name of the worker process, for people
     * @param takesAnother whether the worker knows {@link ClaimAnswer.Claimed#instead}; null of workers older than that
     * @param takesTasks whether the worker knows {@link ClaimAnswer.Claimed#dividedBy}; null of workers older than that
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ClaimRequest(
            @NotNull UUID videoId,
            @NotNull String workerId,
            @Nullable Boolean takesAnother,
            @Nullable Boolean takesTasks) {}

    /**
     * Answer to {@code POST /internal/intake} (worker to video-service, every few seconds, body <code>{}</code>): whether jobs
     * may be taken. During a pause, claims get BUSY.
     *
     * @param paused an operator's pause: take no message from the queue
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record IntakeAnswer(boolean paused) {}

    /**
     * {@code POST /internal/jobs/{jobId}/renew} every 15 s. Answers 204, or 409 when the lease belongs to a later attempt.
     *
     * @param attempt fencing number from the claim
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RenewRequest(@NotNull UUID videoId, int attempt) {

        // why: a video-service from before reads one body for both calls, and refuses one that lacks a field
        @JsonValue
        ReleaseRequest json() {
            return new ReleaseRequest(videoId, attempt, false, null, null);
        }
    }

    /**
     * {@code POST /internal/jobs/{jobId}/release} when the worker drains or will retry. Answers like {@code /renew}.
     *
     * @param attempt fencing number from the claim
     * @param failed true when this attempt failed and counts against the job's attempts
     * @param failReason why it failed, kept for the operator, or null
     * @param detail what ffmpeg said, kept for the operator, at most {@value FailReason#LONGEST_DETAIL} characters, or null
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ReleaseRequest(
            @NotNull UUID videoId,
            int attempt,
            boolean failed,
            @Nullable FailReason failReason,
            @AnyText @Nullable String detail) {}

    /**
     * {@code POST /internal/jobs/{jobId}/divide}: the job's attempt leaves the rest of its work to tasks, which any worker may
     * claim, and ends. Answers like {@code /renew}.
     *
     * @param attempt fencing number from the claim; the tasks' workers read that attempt's plan
     * @param stages how many tasks each stage has, in order; numbered from 1 through all stages, at most {@value #MOST_TASKS}
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DivideRequest(
            @NotNull UUID videoId,
            int attempt,
            @NotEmpty @Size(max = MOST_TASKS) List<@NotNull @Min(1) @Max(MOST_TASKS) Integer> stages) {

        /** Of one job. */
        public static final int MOST_TASKS = 2_000;

        public DivideRequest {
            stages = stages == null ? List.of() : List.copyOf(stages);
        }
    }

    /**
     * {@code POST /internal/jobs/{jobId}/done}: a task is done and its result stored; or an assembly that is not the last is
     * reported, and the job goes on with its tasks. Answers like {@code /renew}.
     *
     * @param attempt fencing number from the claim
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DoneRequest(@NotNull UUID videoId, int attempt) {}

    /**
     * {@code POST /internal/jobs/{jobId}/effort}: what the worker was busy with, once the attempt has ended. Answers 204, also when
     * it is not known; it changes nothing but what is shown of the attempt.
     *
     * @param attempt fencing number from the claim
     * @param steps one after the other, from the claim's answer on, at most {@value #MOST_STEPS}
     * @param cpuMillis processor time of the programs that the worker ran for it, in milliseconds; null when it was not measured
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record EffortReport(
            @NotNull UUID videoId,
            int attempt,
            @NotNull @Size(max = MOST_STEPS) List<@NotNull @Valid TimedStep> steps,
            @Nullable @PositiveOrZero Long cpuMillis) {

        /** Of one attempt. */
        public static final int MOST_STEPS = 100;

        public EffortReport {
            steps = steps == null ? List.of() : List.copyOf(steps);
        }
    }

    /**
     * A step of an attempt.
     *
     * @param bytes fetched or stored in it; null when it moves none, or none were counted
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TimedStep(
            @NotNull WorkStep step,
            @PositiveOrZero long millis,
            @Nullable @PositiveOrZero Long bytes) {}
}
