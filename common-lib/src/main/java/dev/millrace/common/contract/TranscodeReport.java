package dev.millrace.common.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of its attempt, by {@code POST /api/webhooks/transcoding} with a {@link TranscodeReportJson}. Signed, may
 * come twice and late; a report of an attempt that is no longer the effective one is answered 409.
 */
public sealed interface TranscodeReport {

    /** The attempt that says it. */
    AttemptId by();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TranscodeReport of(TranscodeReportJson json) {
        return json.report();
    }

    @JsonValue
    TranscodeReportJson json();

    /** Claimed and begun. */
    record Started(AttemptId by) implements TranscodeReport {

        @Override
        public TranscodeReportJson json() {
            return TranscodeReportJson.of(this);
        }
    }

    /**
     * Still going on, with what is new of it.
     *
     * @param stage what the worker is doing
     * @param percent 0 to 100 of the whole job; null when it is no news
     * @param etaSeconds expected seconds to the end; null while unknown
     * @param source what the source turned out to be; null when it is no news
     * @param assets a THUMBNAIL that is stored already, or none
     */
    record Progress(
            AttemptId by,
            Stage stage,
            @Nullable Integer percent,
            @Nullable Integer etaSeconds,
            @Nullable SourceSummary source,
            List<Asset> assets)
            implements TranscodeReport {

        public Progress {
            assets = List.copyOf(assets);
        }

        /** How far it is. */
        public static Progress at(AttemptId by, Stage stage, int percent, @Nullable Integer etaSeconds) {
            return new Progress(by, stage, percent, etaSeconds, null, List.of());
        }

        /** The source was looked at. */
        public static Progress probed(AttemptId by, SourceSummary source) {
            return new Progress(by, Stage.PROBING, null, null, source, List.of());
        }

        /** The poster is stored before the rest. */
        public static Progress posterStored(AttemptId by, Asset poster) {
            return new Progress(by, Stage.ENCODING, null, null, null, List.of(poster));
        }

        @Override
        public TranscodeReportJson json() {
            return TranscodeReportJson.of(this);
        }
    }

    /** READY: every named asset is stored and verified. */
    sealed interface Ready extends TranscodeReport {

        /** What there is to play. */
        Output output();

        /** The same output, reported by another attempt at the job. */
        Ready saidBy(AttemptId other);
    }

    /** The stream plays, and further renditions will join it, which {@link Completed} says. */
    record Playable(AttemptId by, Output output) implements Ready {

        @Override
        public Playable saidBy(AttemptId other) {
            return new Playable(other, output);
        }

        @Override
        public TranscodeReportJson json() {
            return TranscodeReportJson.of(this);
        }
    }

    /** The output is complete. */
    record Completed(AttemptId by, Output output) implements Ready {

        @Override
        public Completed saidBy(AttemptId other) {
            return new Completed(other, output);
        }

        @Override
        public TranscodeReportJson json() {
            return TranscodeReportJson.of(this);
        }
    }

    /**
     * Given up for good.
     *
     * @param detail what ffmpeg said, for the operator, at most {@value FailReason#LONGEST_DETAIL} characters, or null
     */
    record Failed(AttemptId by, FailReason reason, @Nullable String detail) implements TranscodeReport {

        @Override
        public TranscodeReportJson json() {
            return TranscodeReportJson.of(this);
        }
    }

    /**
     * What an attempt made.
     *
     * @param durationSeconds length of the source's picture
     * @param width display width of the source in pixels, after rotation
     * @param height display height of the source in pixels, after rotation
     * @param assets everything to save with the video
     * @param source what the source turned out to be; null where the sender does not say
     */
    record Output(
            double durationSeconds,
            int width,
            int height,
            List<Asset> assets,
            @Nullable SourceSummary source) {

        public Output {
            assets = List.copyOf(assets);
        }
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
    record Asset(
            @NotNull AssetType type,
            @Nullable String quality,
            @Nullable Integer bandwidth,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String codec,
            @Nullable String container,
            @NotNull String fileKey) {}
}
