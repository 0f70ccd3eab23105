package dev.millrace.video.storage;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The media bucket ({@code millrace.storage}).
 *
 * @param bucket its name; default millrace-media
 * @param timeout longest wait for one call, repetitions included; default 5 s
 * @param parallelCalls how many objects are asked for at once, over all requests; default 16
 * @param largestText largest text object that is read; default 1 MiB
 */
@Validated
@ConfigurationProperties("millrace.storage")
record StorageProperties(
        @NotBlank @DefaultValue("millrace-media") String bucket,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5s")
        Duration timeout,

        @Positive @Max(256) @DefaultValue("16") int parallelCalls,

        @NotNull @DataSizeMin(bytes = 1) @DefaultValue("1MB")
        DataSize largestText) {}
