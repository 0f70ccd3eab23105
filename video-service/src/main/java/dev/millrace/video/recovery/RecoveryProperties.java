package dev.millrace.video.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Finding what was lost ({@code millrace.recovery}).
 *
 * @param every pause between two passes; default 20 s
 * @param silence how long a job may be silent, claimed or lost by the queue, before storage is asked for its output and it is enqueued again; default 3 min
 * @param unclaimedSilence the same for a job that seems to wait in a backlog of the queue; default 1 h
 * @param batch most videos of one pass; default 100
 */
@Validated
@ConfigurationProperties("millrace.recovery")
record RecoveryProperties(
        @NotNull @DurationMin(millis = 100) @DefaultValue("20s")
        Duration every,

        @NotNull @DurationMin(millis = 100) @DefaultValue("3m")
        Duration silence,

        @NotNull @DurationMin(millis = 100) @DefaultValue("1h")
        Duration unclaimedSilence,

        @Positive @DefaultValue("100") int batch) {}
