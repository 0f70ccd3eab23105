package dev.millrace.worker.report;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Reports to video-service ({@code millrace.report}).
 *
 * @param progressEvery shortest pause between two reports of one stage; default 1 s
 * @param deliverFor how long the final report of an attempt is repeated before the job goes back to the queue; default 10 min
 */
@Validated
@ConfigurationProperties("millrace.report")
record ReportProperties(
        @NotNull @DurationMin(millis = 100) @DefaultValue("1s")
        Duration progressEvery,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration deliverFor) {}
