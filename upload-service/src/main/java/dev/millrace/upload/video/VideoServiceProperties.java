package dev.millrace.upload.video;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where video-service is and how patiently it is called ({@code millrace.video-service}).
 *
 * @param url default http://127.0.0.1:8081
 * @param attempts tries of one question, each with its own time-out; default 2
 * @param backOff wait before the second try, doubled and spread by half after that; default 200 ms
 * @param openFor how long nobody asks after half of the last 20 calls failed; default 5 s
 */
@Validated
@ConfigurationProperties("millrace.video-service")
public record VideoServiceProperties(
        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8081")
        URI url,

        @Positive @Max(5) @DefaultValue("2") int attempts,

        @NotNull @DurationMin(millis = 1) @DefaultValue("200ms")
        Duration backOff,

        @NotNull @DurationMin(millis = 1) @DefaultValue("5s")
        Duration openFor) {}
