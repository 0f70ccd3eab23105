package dev.millrace.worker.probe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a source may be ({@code millrace.probe}).
 *
 * @param minDuration shortest picture, inclusive; default 0.1 s
 * @param maxWidth widest declared frame in pixels; default 8192
 * @param maxHeight highest declared frame in pixels; default 8192
 * @param timeout how long ffprobe may take; default 30 s
 */
@Validated
@ConfigurationProperties("millrace.probe")
public record ProbeProperties(
        // why at most: the longest picture is never shorter
        @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 1) @DefaultValue("100ms")
        Duration minDuration,

        @Min(16) @Max(16384) @DefaultValue("8192") int maxWidth,
        @Min(16) @Max(16384) @DefaultValue("8192") int maxHeight,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("30s")
        Duration timeout) {}
