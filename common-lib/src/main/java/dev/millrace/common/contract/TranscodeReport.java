package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/webhooks/transcoding}: what a worker says of its attempt. Signed, may come twice and late; a
 * report of an attempt that is no longer the effective one is answered 409.
 *
 * @param attempt fencing number from the claim, from 1
 * @param stage what the worker is doing; only with PROGRESS
 * @param percent 0 to 100 of the whole job; only with PROGRESS
 * @param etaSeconds expected seconds to the end; only with PROGRESS, null while unknown
 * @param durationSeconds length of the source's picture; with READY
 * @param width display width of the source in pixels, after rotation; with READY
 * @param height display height of the source in pixels, after rotation; with READY
 * @param assets everything to save with the video; with READY. With PROGRESS only a THUMBNAIL that is already stored
 * @param failReason with FAILED
 * @param partial true with READY when the stream plays and further renditions will join it, which a later READY says; null
 *     or false when the output is complete
 * @param source what the source turned out to be; once it is known
 * @param detail what ffmpeg said, for the operator, at most {@value #LONGEST_DETAIL} characters; only with FAILED
 */
@JsonIgnoreProperties(ignoreUnknown = true) // why: a newer sender may add fields
public record TranscodeReport(
        @NotNull UUID videoId,
        @NotNull UUID jobId,
        int attempt,
        @NotNull Status status,
        @Nullable Stage stage,
        @Nullable Integer percent,
        @Nullable Integer etaSeconds,
        @Nullable Double durationSeconds,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable List<@NotNull @Valid Asset> assets,
        @Nullable FailReason failReason,
        @Nullable Boolean partial,
        @Nullable @Valid SourceSummary source,
        @AnyText @Nullable String detail) {

    /** Characters of a failure's detail. */
    public static final int LONGEST_DETAIL = 4096;

    /** The attempt that says it. */
    public AttemptId by() {
        return new AttemptId(videoId, jobId, attempt);
    }

    /** Whether further renditions will join a READY output. */
    public boolean isPartial() {
        return Boolean.TRUE.equals(partial);
    }

    /** The same report, said by another attempt of the job. */
    public TranscodeReport saidBy(int otherAttempt) {
        return new TranscodeReport(
                videoId,
                jobId,
                otherAttempt,
                status,
                stage,
                percent,
                etaSeconds,
                durationSeconds,
                width,
                height,
                assets,
                failReason,
                partial,
                source,
                detail);
    }

    /** What happened to the attempt. */
    public enum Status {
        /** Claimed and begun. */
        STARTED,
        /** Still going on. */
        PROGRESS,
        /** Every named asset is stored and verified: the stream plays, and the output is complete unless it is partial. */
        READY,
        /** Given up for good. */
        FAILED
    }

    /** The steps a person sees while a job is open. */
    public enum Stage {
        /** In the queue. */
        QUEUED,
        /** The worker fetches the source. */
        DOWNLOADING,
        /** The source is looked at. */
        PROBING,
        /** FFmpeg runs. */
        ENCODING,
        /** Playlists and the last segments are stored and verified. */
        PUBLISHING
    }

    /**
     * One stored output object.
     *
     * @param quality rendition label such as 720p, null where it makes no sense
     * @param bandwidth peak bits per second, as in the master playlist
     * @param codec RFC 6381 string such as avc1.640028
     * @param container file kind such as m3u8, mpd, jpg
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Asset(
            @NotNull AssetType type,
            @Nullable String quality,
            @Nullable Integer bandwidth,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String codec,
            @Nullable String container,
            @NotNull String fileKey) {}
}
