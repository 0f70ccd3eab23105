package dev.millrace.video.job;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Leases of transcode attempts ({@code millrace.lease}).
 *
 * @param life how long a claim holds without renewal; default 60 s, renewed by workers every 15 s
 * @param maxFailures failed or lapsed attempts of one job before the video is FAILED; default 3
 * @param busyRetry when a worker asks again for a job whose upload report is not here yet; default 2 s
 */
@Validated
@ConfigurationProperties("millrace.lease")
public record LeaseProperties(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration life,

        @Positive @DefaultValue("3") int maxFailures,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("2s")
        Duration busyRetry) {}
