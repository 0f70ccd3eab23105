package dev.millrace.worker.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The queue of jobs ({@code millrace.jobs}).
 *
 * @param queue its name; default transcode-jobs
 * @param deadLetterQueue where its poison ends; default transcode-jobs-dlq
 * @param pollTimeout how long one poll waits for a message; default 5 s, which a stop waits for too
 * @param askEvery how often video-service is asked whether jobs may be taken; default 4 s, which with a poll is what a pause takes
 */
@Validated
@ConfigurationProperties("millrace.jobs")
public record JobsProperties(
        @NotBlank @DefaultValue("transcode-jobs") String queue,
        @NotBlank @DefaultValue("transcode-jobs-dlq") String deadLetterQueue,

        @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 20) @DefaultValue("5s")
        Duration pollTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("4s")
        Duration askEvery) {}
