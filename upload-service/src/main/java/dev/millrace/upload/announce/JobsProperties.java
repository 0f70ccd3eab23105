package dev.millrace.upload.announce;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The queue of transcode jobs ({@code millrace.jobs}).
 *
 * @param queue name of the SQS queue; default transcode-jobs
 * @param sendTimeout one send with the client's own retries; default 5 s
 */
@Validated
@ConfigurationProperties("millrace.jobs")
public record JobsProperties(
        @NotBlank @DefaultValue("transcode-jobs") String queue,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5s")
        Duration sendTimeout) {}
