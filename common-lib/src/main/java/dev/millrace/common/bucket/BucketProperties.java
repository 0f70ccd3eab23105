package dev.millrace.common.bucket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The media bucket ({@code millrace.bucket}). A service whose defaults differ says so in its application.yml.
 *
 * @param name its name; default millrace-media
 * @param attemptTimeout limit of one attempt of a call; default 5 s
 * @param callTimeout limit of a call with all its attempts; default 12 s
 * @param attempts most attempts of a call, with exponential back-off and jitter; default 4
 */
@Validated
@ConfigurationProperties("millrace.bucket")
public record BucketProperties(
        @NotBlank @DefaultValue("millrace-media") String name,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5s")
        Duration attemptTimeout,

        @NotNull @DurationMin(millis = 100) @DefaultValue("12s")
        Duration callTimeout,

        @Min(1) @Max(10) @DefaultValue("4") int attempts) {}
