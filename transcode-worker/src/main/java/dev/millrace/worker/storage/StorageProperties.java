package dev.millrace.worker.storage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bucket of sources and outputs ({@code millrace.storage}).
 *
 * @param bucket its name; default millrace-media
 * @param attemptTimeout how long one try of one call may take; default 60 s
 * @param callTimeout how long a call with all its tries may take; default 3 min
 */
@Validated
@ConfigurationProperties("millrace.storage")
public record StorageProperties(
        @NotBlank @DefaultValue("millrace-media") String bucket,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration attemptTimeout,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("3m")
        Duration callTimeout) {}
