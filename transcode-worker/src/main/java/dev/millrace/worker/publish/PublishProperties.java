package dev.millrace.worker.publish;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the output is stored ({@code millrace.publish}).
 *
 * @param connections concurrent uploads; default 4
 * @param lookEvery how often new segments are looked for while ffmpeg runs; default 500 ms
 */
@Validated
@ConfigurationProperties("millrace.publish")
public record PublishProperties(
        @Min(1) @Max(64) @DefaultValue("4") int connections,

        @NotNull @DurationMin(millis = 10) @DefaultValue("500ms")
        Duration lookEvery) {}
