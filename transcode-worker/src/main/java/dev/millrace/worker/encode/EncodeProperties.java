package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Rendition;
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
 * @param preset x264 preset of renditions larger than 480p; default veryfast, below which quality falls off a cliff
 * @param smallPreset x264 preset of 480p and smaller, which weak networks get; default faster
 * @param crf x264 quality under the cap of each rendition, lower is better; default 23
 * @param loudness whether all videos are made equally loud, -16 LUFS by EBU R128; default true
 * @param stallTimeout ffmpeg without progress for this long is killed; default 60 s
 * @param baseTimeLimit time limit of any encode; default 60 s
 * @param timeLimitFactor seconds added to the limit per second of source, up to 11 h in all; default 10
 */
@Validated
@ConfigurationProperties("millrace.encode")
public record EncodeProperties(
        @NotNull @DefaultValue("FIRST_RENDITION") ReadyAt readyAt,

        @NotNull @Pattern(regexp = PRESETS) @DefaultValue("veryfast")
        String preset,

        @NotNull @Pattern(regexp = PRESETS) @DefaultValue("faster")
        String smallPreset,

        @Min(10) @Max(40) @DefaultValue("23") int crf,
        @DefaultValue("true") boolean loudness,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration stallTimeout,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration baseTimeLimit,

        @DecimalMin("1") @DecimalMax("1000") @DefaultValue("10")
        double timeLimitFactor) {

    private static final String PRESETS = "ultrafast|superfast|veryfast|faster|fast|medium|slow|slower";
    private static final int SMALL_PIXELS = 854 * 480;
    /** why: SQS hides the job's message for 12 h at most. */
    private static final Duration LONGEST = Duration.ofHours(11);

    /** When a video becomes READY. */
    public enum ReadyAt {
        /** As soon as it plays; the other renditions join it, the one for weak networks first. */
        FIRST_RENDITION,
        /** When all renditions are there. */
        ALL
    }

    String preset(Rendition rendition) {
        return rendition.width() * rendition.height() <= SMALL_PIXELS ? smallPreset : preset;
    }

    Duration timeLimit(double sourceSeconds) {
        Duration limit = baseTimeLimit.plusMillis((long) (sourceSeconds * timeLimitFactor * 1000));
        return limit.compareTo(LONGEST) < 0 ? limit : LONGEST;
    }
}
