package dev.millrace.common.web;

import dev.millrace.common.problem.Unauthenticated;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Owner} of the request. */
public final class OwnerArgumentResolver implements HandlerMethodArgumentResolver {

    private static final int LONGEST_ID = 255;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Owner.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Principal principal = request.getUserPrincipal();
        String id = principal == null ? null : principal.getName();
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || !isText(id)) {
            throw Unauthenticated.invalidToken(
                    "The token's sub is missing, blank, longer than 255 characters or not plain text",
                    "Ask the identity provider for a token with another sub.");
        }
        return new Owner(id);
    }

    /** why: PostgreSQL cannot store NUL, and stores an unpaired surrogate as "?", which may be another owner's name. */
    private static boolean isText(String id) {
        return StorableText.is(id) && id.chars().noneMatch(Character::isISOControl);
    }
}
