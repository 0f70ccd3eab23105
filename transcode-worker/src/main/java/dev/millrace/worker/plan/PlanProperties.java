package dev.millrace.worker.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which renditions a source gets ({@code millrace.plan}).
 *
 * @param highFrameRate whether the top rendition keeps up to 60 frames a second; default false: 30 everywhere
 * @param copy whether a source that is fit to stream is its own top rendition, not encoded again; default true
 * @param audioKbps AAC bit rate of the stereo sound; default 128
 */
@Validated
@ConfigurationProperties("millrace.plan")
public record PlanProperties(
        @DefaultValue("false") boolean highFrameRate,
        @DefaultValue("true") boolean copy,
        @Min(32) @Max(512) @DefaultValue("128") int audioKbps) {}
