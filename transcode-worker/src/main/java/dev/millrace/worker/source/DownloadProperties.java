package dev.millrace.worker.source;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How a source is fetched ({@code millrace.download}).
 *
 * @param rangeSize bytes per request; default 8 MiB
 * @param connections requests at once; default 4
 */
@Validated
@ConfigurationProperties("millrace.download")
public record DownloadProperties(
        @NotNull @DefaultValue("8MB") DataSize rangeSize,
        @Min(1) @Max(64) @DefaultValue("4") int connections) {

    public DownloadProperties {
        if (rangeSize != null && rangeSize.toBytes() < 1024) {
            throw new IllegalArgumentException("millrace.download.range-size: at least 1 KB");
        }
    }
}
