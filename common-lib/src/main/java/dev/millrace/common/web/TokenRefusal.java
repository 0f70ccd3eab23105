package dev.millrace.common.web;

import dev.millrace.common.problem.Unauthenticated;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Why a token is rejected and what the caller can do, recognised by the prefix of the validators' messages. Ordered by
 * precedence: faults that a new token would not fix come first.
 */
enum TokenRefusal {
    ISSUER(
            "The iss claim",
            "The token is from another issuer",
            "Sign in with the identity provider of this deployment."),
    AUDIENCE(
            TokenAudience.MESSAGE,
            "The token is for another audience",
            "Ask the identity provider for a token for this API."),
    ENDLESS(
            "The token never expires",
            "The token never expires",
            "Ask the identity provider for a token that expires."),
    EARLY("Jwt used before", "The token is not valid yet", "Retry later; a clock may be wrong."),
    EXPIRED("Jwt expired", "The token has expired", "Get a new one from the identity provider and retry."),
    UNVERIFIED(
            "",
            "The token is not a JWT signed by the identity provider",
            "Sign in again and retry with the new token.");

    private static final String REMEDY = "Send one access token in one header: Authorization: Bearer <token>.";

    private final String message;
    private final String reason;
    private final String remedy;

    TokenRefusal(String message, String reason, String remedy) {
        this.message = message;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The problem for an exception of Spring Security. */
    static Unauthenticated of(AuthenticationException e) {
        if (e instanceof InvalidBearerTokenException) {
            TokenRefusal found = found(e.getCause());
            return Unauthenticated.invalidToken(found.reason, found.remedy);
        }
        if (e instanceof OAuth2AuthenticationException header) {
            return Unauthenticated.invalidRequest(reason(header), REMEDY);
        }
        return Unauthenticated.missing("There is no access token. " + REMEDY);
    }

    private static String reason(OAuth2AuthenticationException header) {
        return Objects.requireNonNullElse(header.getError().getDescription(), SingleBearerTokenResolver.MALFORMED);
    }

    private static TokenRefusal found(@Nullable Throwable cause) {
        List<String> messages = cause instanceof JwtValidationException invalid
                ? invalid.getErrors().stream().map(OAuth2Error::getDescription).toList()
                : List.of();
        return Arrays.stream(values())
                .filter(each -> messages.stream().anyMatch(message -> message.startsWith(each.message)))
                .findFirst()
                .orElse(UNVERIFIED);
    }
}
