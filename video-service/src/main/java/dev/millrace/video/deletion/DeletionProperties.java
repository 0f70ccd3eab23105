package dev.millrace.video.deletion;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Purging of deleted videos ({@code millrace.deletion}).
 *
 * @param every pause between two passes; default 15 s
 * @param settled how long after the deletion an empty folder counts as purged, since a worker may still be writing; default 10 min
 * @param batch most videos of one pass; default 50
 */
@Validated
@ConfigurationProperties("millrace.deletion")
record DeletionProperties(
        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration every,

        @NotNull @DurationMin(seconds = 0) @DefaultValue("10m")
        Duration settled,

        @Positive @DefaultValue("50") int batch) {}
