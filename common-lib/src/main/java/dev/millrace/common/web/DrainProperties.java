package dev.millrace.common.web;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a service shuts down ({@code millrace.drain}).
 *
 * @param time how long a stopping service still accepts requests, each answered with Connection: close; longer than its
 *     callers keep idle connections, the gateway 5 s; 0 s to 14 s, default 10 s
 */
@Validated
@ConfigurationProperties("millrace.drain")
public record DrainProperties(
        @NotNull @DurationMin(seconds = 0) @DurationMax(seconds = 14) @DefaultValue("10s")
        Duration time) {}
