package dev.millrace.worker.source;

import dev.millrace.common.settings.DataSizeMin;
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
 * @param rangeSize bytes per request, at least 1 KiB; default 8 MiB
 * @param connections concurrent requests, of small ranges up to 16; default 4
 */
@Validated
@ConfigurationProperties("millrace.download")
public record DownloadProperties(
        @NotNull @DataSizeMin(bytes = 1024) @DefaultValue("8MB")
        DataSize rangeSize,

        @Min(1) @Max(64) @DefaultValue("4") int connections) {}
