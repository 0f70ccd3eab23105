package dev.millrace.worker.report;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where video-service is, and how patient its callers are ({@code millrace.video-service}).
 *
 * @param url base URL; default {@code http://127.0.0.1:8081}
 * @param tries how often a call is tried before it has failed; default 3
 * @param retryPause pause before the second try, doubled for each next one, with jitter; default 200 ms
 * @param deliverFor how long the end of an attempt is told again and again before the job goes back; default 10 min
 */
@Validated
@ConfigurationProperties("millrace.video-service")
public record VideoServiceProperties(
        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8081")
        URI url,

        @Min(1) @Max(10) @DefaultValue("3") int tries,

        @NotNull @DurationMin(millis = 1) @DefaultValue("200ms")
        Duration retryPause,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration deliverFor) {}
