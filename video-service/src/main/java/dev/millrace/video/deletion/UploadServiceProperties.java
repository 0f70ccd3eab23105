package dev.millrace.video.deletion;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where upload-service is ({@code millrace.upload-service}).
 *
 * @param url base URL without a trailing slash; default http://127.0.0.1:8082
 */
@Validated
@ConfigurationProperties("millrace.upload-service")
record UploadServiceProperties(
        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8082")
        URI url) {}
