package dev.millrace.common.web;

import java.util.Collections;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Rejects tokens that are for another API.
 *
 * <p>why not Spring's own setting: it looks at {@code aud} alone, which access tokens of Amazon Cognito lack.
 */
public final class TokenAudience implements OAuth2TokenValidator<Jwt> {

    /** What {@link TokenRefusal} recognises. */
    static final String MESSAGE = "The token is for another audience";

    private static final OAuth2Error FOREIGN = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, MESSAGE, null);

    private final TokenProperties properties;

    public TokenAudience(TokenProperties properties) {
        this.properties = properties;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<String> named = token.getClaimAsStringList(properties.audienceClaim());
        return named == null || Collections.disjoint(named, properties.audiences())
                ? OAuth2TokenValidatorResult.failure(FOREIGN)
                : OAuth2TokenValidatorResult.success();
    }
}
