package dev.millrace.upload.store;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where sources are stored ({@code millrace.storage}).
 *
 * @param bucket the media bucket; default millrace-media
 * @param publicEndpoint what phones reach when it differs from our own S3 endpoint; presigned URLs name it. No default
 * @param attemptTimeout one try of one call; default 5 s
 * @param callTimeout a call with all its tries; default 12 s
 * @param completeTimeout one try of CompleteMultipartUpload, which takes long for large files; default 60 s
 * @param retries tries after the first that can get better, with jitter; default 2
 */
@Validated
@ConfigurationProperties("millrace.storage")
public record StorageProperties(
        @NotBlank @DefaultValue("millrace-media") String bucket,
        @Nullable @UrlPrefix URI publicEndpoint,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5s")
        Duration attemptTimeout,

        @NotNull @DurationMin(millis = 100) @DefaultValue("12s")
        Duration callTimeout,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration completeTimeout,

        @PositiveOrZero @Max(5) @DefaultValue("2") int retries) {}
