package dev.millrace.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Rejects a request with two tokens: a proxy may check one of them, and a later reader act on the other. */
final class SingleBearerTokenResolver implements BearerTokenResolver {

    static final String MALFORMED = "Authorization must be Bearer and one token";

    private final BearerTokenResolver one = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("There is more than one Authorization header"));
        }
        try {
            return one.resolve(request);
        } catch (OAuth2AuthenticationException e) {
            // why: Spring reports an invalid token, so a client would fetch another and send it the same way
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(MALFORMED), e);
        }
    }
}
