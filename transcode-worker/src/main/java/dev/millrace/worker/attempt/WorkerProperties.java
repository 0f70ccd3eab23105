package dev.millrace.worker.attempt;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.SystemPropertyUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * One worker process ({@code millrace.worker}).
 *
 * @param slots jobs at once; default 1: one ffmpeg uses all processors
 * @param directory scratch directory for sources and segments; default {@code millrace-worker} in the temporary directory
 * @param diskReserve free space that must stay beside what a job needs; default 512 MiB
 * @param visibility how long a message in work stays hidden without an extension; default 60 s
 * @param renewEvery how often lease and visibility are extended; default 15 s, at most half of {@code visibility}
 */
@Validated
@ConfigurationProperties("millrace.worker")
public record WorkerProperties(
        @Min(1) @Max(64) @DefaultValue("1") int slots,

        @NotNull @DefaultValue("${java.io.tmpdir}/millrace-worker")
        Path directory,

        @NotNull @DataSizeMin(bytes = 0) @DefaultValue("512MB")
        DataSize diskReserve,

        @NotNull @DurationMin(seconds = 2) @DurationMax(hours = 12) @DefaultValue("60s")
        Duration visibility,

        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration renewEvery) {

    public WorkerProperties {
        // why: Boot resolves placeholders of settings, but not those of their defaults
        directory = Path.of(SystemPropertyUtils.resolvePlaceholders(directory.toString()));
        if (visibility != null
                && renewEvery != null
                && renewEvery.multipliedBy(2).compareTo(visibility) > 0) {
            throw new IllegalArgumentException(
                    "millrace.worker.renew-every: must be at most half of millrace.worker.visibility");
        }
    }
}
