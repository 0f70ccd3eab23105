package dev.millrace.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Refuses a request with two tokens: a proxy may check one of them, and the next reader act on the other. */
final class OneBearerToken implements BearerTokenResolver {

    static final String MALFORMED = "Authorization is not Bearer and one token";

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
            // why: Spring calls it a bad token, upon which a client would get another one and send it just so
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(MALFORMED), e);
        }
    }
}
