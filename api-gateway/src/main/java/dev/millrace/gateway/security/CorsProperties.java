package dev.millrace.gateway.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Which web pages may call ({@code millrace.cors}).
 *
 * @param allowedOrigins origins such as {@code https://app.example.com}, never {@code *}: answers set playback cookies; none by
 *     default
 */
@ConfigurationProperties("millrace.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {

    CorsProperties(@Nullable List<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins);
        Assert.isTrue(
                this.allowedOrigins.stream().noneMatch(origin -> origin.contains("*")),
                "millrace.cors.allowed-origins names origins one by one, no *");
    }
}
