package dev.millrace.worker.division;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which jobs become tasks for several workers ({@code millrace.tasks}).
 *
 * @param longerThan how long a video must be for its job to be divided; default 60 s
 */
@Validated
@ConfigurationProperties("millrace.tasks")
record TasksProperties(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration longerThan) {}
