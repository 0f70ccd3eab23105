package dev.millrace.worker.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs are taken and kept ({@code millrace.intake}).
 *
 * @param pollTimeout how long one poll waits for a message; default 5 s, which a stop waits for too
 * @param askEvery how often video-service is asked whether jobs may be taken; default 4 s, a pause takes effect within this plus one poll
 * @param visibility how long a message in work stays hidden without an extension; default 60 s
 * @param renewEvery how often lease and visibility are extended; default 15 s, at most half of {@code visibility}
 * @param drainTime how long a stopping worker may take to give its jobs back and to remove what they stored; default 18 s
 */
@Validated
@ConfigurationProperties("millrace.intake")
public record IntakeProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 20) @DefaultValue("5s")
        Duration pollTimeout,

        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1) @DefaultValue("4s")
        Duration askEvery,

        @NotNull @DurationMin(seconds = 2) @DurationMax(hours = 12) @DefaultValue("60s")
        Duration visibility,

        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration renewEvery,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) @DefaultValue("18s")
        Duration drainTime) {

    public IntakeProperties {
        if (visibility != null
                && renewEvery != null
                && renewEvery.multipliedBy(2).compareTo(visibility) > 0) {
            throw new IllegalArgumentException(
                    "millrace.intake.renew-every: must be at most half of millrace.intake.visibility");
        }
    }
}
