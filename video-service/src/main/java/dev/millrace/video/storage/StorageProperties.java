package dev.millrace.video.storage;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How objects of the media bucket are asked for ({@code millrace.storage}).
 *
 * @param parallelCalls concurrent calls to the bucket, over all requests; default 16
 * @param largestText largest text object that is read; default 1 MiB
 */
@Validated
@ConfigurationProperties("millrace.storage")
record StorageProperties(
        @Positive @Max(256) @DefaultValue("16") int parallelCalls,

        @NotNull @DataSizeMin(bytes = 1) @DefaultValue("1MB")
        DataSize largestText) {}
