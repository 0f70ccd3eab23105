package dev.millrace.gateway.security;

import dev.millrace.common.settings.WebOrigin;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Origins of web pages that may call ({@code millrace.cors}).
 *
 * @param allowedOrigins origins such as {@code https://app.example.com}, never {@code *}, because responses set playback
 *     cookies; none by default
 */
@Validated
@ConfigurationProperties("millrace.cors")
record CorsProperties(@DefaultValue List<@WebOrigin String> allowedOrigins) {

    CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
