package dev.millrace.worker.attempt;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.SystemPropertyUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * One worker process ({@code millrace.worker}).
 *
 * @param slots concurrent jobs; default 1: one ffmpeg uses all processors
 * @param directory scratch directory for sources and segments; default {@code millrace-worker} in the temporary directory
 * @param diskReserve free space that must stay beside what a job needs; default 512 MiB
 */
@Validated
@ConfigurationProperties("millrace.worker")
public record WorkerProperties(
        @Min(1) @Max(64) @DefaultValue("1") int slots,

        @NotNull @DefaultValue("${java.io.tmpdir}/millrace-worker")
        Path directory,

        @NotNull @DataSizeMin(bytes = 0) @DefaultValue("512MB")
        DataSize diskReserve) {

    public WorkerProperties {
        // why: Boot resolves placeholders of settings, but not those of their defaults
        directory = Path.of(SystemPropertyUtils.resolvePlaceholders(directory.toString()));
    }
}
