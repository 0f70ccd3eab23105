package dev.millrace.upload.store;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Multipart uploads ({@code millrace.multipart}).
 *
 * @param publicEndpoint what phones reach when it differs from our own S3 endpoint; presigned URLs name it. No default
 * @param completeTimeout limit of one attempt of CompleteMultipartUpload, which takes long for large files; default 60 s
 */
@Validated
@ConfigurationProperties("millrace.multipart")
record MultipartProperties(
        @Nullable @UrlPrefix URI publicEndpoint,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("60s")
        Duration completeTimeout) {}
