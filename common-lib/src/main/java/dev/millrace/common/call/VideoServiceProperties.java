package dev.millrace.common.call;

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
 * Where video-service is, and how patient its callers are ({@code millrace.video-service}). A service whose defaults differ says
 * so in its application.yml.
 *
 * @param url base URL; default http://127.0.0.1:8081
 * @param attempts most attempts of a call, each with its own time limit; default 3
 * @param backOff pause before the second attempt, doubled for each next one, with jitter; default 200 ms
 * @param openFor how long the circuit breaker fails calls immediately after half of the last 20 failed; default 5 s
 */
@Validated
@ConfigurationProperties("millrace.video-service")
public record VideoServiceProperties(
        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8081")
        URI url,

        @Min(1) @Max(10) @DefaultValue("3") int attempts,

        @NotNull @DurationMin(millis = 1) @DefaultValue("200ms")
        Duration backOff,

        @NotNull @DurationMin(millis = 1) @DefaultValue("5s")
        Duration openFor) {}
