package dev.millrace.worker.encode;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How renditions are encoded ({@code millrace.encode}).
 *
 * @param readyAt when a video becomes READY; default FIRST_RENDITION
 * @param preset x264 preset; default veryfast, below which quality falls off a cliff
 * @param crf x264 quality under the cap of each rung, lower is better; default 23
 * @param audioKbps AAC bit rate; default 128
 * @param stallTimeout ffmpeg without progress for this long is killed; default 60 s
 * @param baseTimeLimit time limit of any encode; default 60 s
 * @param timeLimitFactor seconds added to the limit per second of source; default 10
 */
@Validated
@ConfigurationProperties("millrace.encode")
public record EncodeProperties(
        @NotNull @DefaultValue("FIRST_RENDITION") ReadyAt readyAt,

        @NotNull @Pattern(regexp = "ultrafast|superfast|veryfast|faster|fast|medium|slow|slower") @DefaultValue("veryfast")
        String preset,

        @Min(10) @Max(40) @DefaultValue("23") int crf,
        @Min(32) @Max(512) @DefaultValue("128") int audioKbps,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration stallTimeout,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration baseTimeLimit,

        @DecimalMin("1") @DecimalMax("1000") @DefaultValue("10")
        double timeLimitFactor) {

    /** When a video becomes READY. */
    public enum ReadyAt {
        /** As soon as it plays on a weak network; the other renditions join it. */
        FIRST_RENDITION,
        /** When all renditions are there. */
        ALL
    }

    Duration timeLimit(double sourceSeconds) {
        return baseTimeLimit.plusMillis((long) (sourceSeconds * timeLimitFactor * 1000));
    }
}
