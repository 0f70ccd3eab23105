package dev.millrace.video.queue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The queues ({@code millrace.jobs}).
 *
 * @param queue name of the transcode queue; default transcode-jobs
 * @param deadLetterQueue where its poison ends; default transcode-jobs-dlq
 * @param timeout longest wait for one call; default 5 s
 */
@Validated
@ConfigurationProperties("millrace.jobs")
record JobsProperties(
        @NotBlank @DefaultValue("transcode-jobs") String queue,
        @NotBlank @DefaultValue("transcode-jobs-dlq") String deadLetterQueue,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5s")
        Duration timeout) {}
