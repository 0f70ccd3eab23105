package dev.millrace.common.media;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long sources may be, the same for upload-service, which tells clients, and the worker, which measures ({@code millrace.source}).
 *
 * @param maxDuration longest picture, inclusive; default 4 h
 */
@Validated
@ConfigurationProperties("millrace.source")
public record SourceLength(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("4h")
        Duration maxDuration) {}
