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
 * Why a token does not count and what the caller can do, told apart by how the validators' messages begin. What a new token would
 * not mend comes first: of several faults the first in this order is answered.
 */
enum TokenRefusal {
    ISSUER(
            "The iss claim",
            "The token is from another issuer",
            "Sign in with the identity provider of this deployment."),
    AUDIENCE(
            "The aud claim",
            "The token is for another audience",
            "Ask the identity provider for a token for this API."),
    ENDLESS("The token never ends", "The token never ends", "Ask the identity provider for a token that expires."),
    EARLY("Jwt used before", "The token is not valid yet", "Repeat the call later; a clock may be wrong."),
    EXPIRED("Jwt expired", "The token has expired", "Get a new one from the identity provider and repeat the call."),
    UNVERIFIED(
            "",
            "The token is not a JWT that the identity provider signed",
            "Sign in again and repeat the call with the new token.");

    private static final String REMEDY = "Send one access token in one header: Authorization: Bearer <token>.";

    private final String message;
    private final String reason;
    private final String remedy;

    TokenRefusal(String message, String reason, String remedy) {
        this.message = message;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The refusal for what Spring Security found. */
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
        return Objects.requireNonNullElse(header.getError().getDescription(), OneBearerToken.MALFORMED);
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
