package dev.millrace.gateway.route;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Addresses of the services, and timeouts of calls to them ({@code millrace.routes}).
 *
 * @param videoService scheme, host and port of video-service; default {@code http://127.0.0.1:8081}
 * @param uploadService scheme, host and port of upload-service; default {@code http://127.0.0.1:8082}
 * @param connectTimeout longest wait to connect, and for a free connection of the pool; default 1 s
 * @param responseTimeout longest silence of a service during a call, longer than all its own waits; default 45 s
 * @param completionTimeout the same while an upload is completed, which may take storage a minute; default 2 min
 * @param eventStreamSilence longest silence in an event stream, which itself has no limit; above the services' heartbeat of
 *     15 s; default 2 min
 * @param maxConnections most concurrent connections to one service, including event streams; default 6000
 */
@Validated
@ConfigurationProperties("millrace.routes")
record RouteProperties(
        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8081")
        URI videoService,

        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8082")
        URI uploadService,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("45s")
        Duration responseTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("2m")
        Duration completionTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("2m")
        Duration eventStreamSilence,

        @Positive @DefaultValue("6000") int maxConnections) {}
