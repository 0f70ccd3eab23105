package dev.millrace.common.queue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The transcode queue and its dead-letter queue ({@code millrace.queue}).
 *
 * @param name name of the transcode queue; default transcode-jobs
 * @param deadLetters name of its dead-letter queue; default transcode-jobs-dlq
 * @param callTimeout limit of a call with all its attempts, beyond what a poll waits by itself; default 5 s
 */
@Validated
@ConfigurationProperties("millrace.queue")
public record QueueProperties(
        @NotBlank @DefaultValue("transcode-jobs") String name,
        @NotBlank @DefaultValue("transcode-jobs-dlq") String deadLetters,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5s")
        Duration callTimeout) {}
