package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unauthenticated;
import dev.millrace.common.problem.Unavailable;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Requires bearer tokens everywhere but on the named paths, and the role {@code operator} for operators' calls. No sessions,
 * no cookies; refusals are problem documents.
 */
public final class TokenSecurity {

    private static final Logger log = LoggerFactory.getLogger(TokenSecurity.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String OPERATIONS = "/api/operations/**";
    private static final String OPERATOR = "operator";
    private static final String LACKS_ROLE = "The token lacks the role " + OPERATOR;

    private TokenSecurity() {}

    /** @param open path patterns that need no token */
    public static SecurityFilterChain chain(HttpSecurity http, Problems problems, String... open) {
        return rules(http, problems, unauthenticated(problems), open).build();
    }

    /**
     * The same rules, for a service that adds its own before building the chain.
     *
     * @param badToken answers a call whose token was rejected
     * @param open path patterns that need no token
     */
    public static HttpSecurity rules(
            HttpSecurity http, Problems problems, AuthenticationEntryPoint badToken, String... open) {
        return http.addFilterBefore(undiscovered(problems), BearerTokenAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable) // why: no cookie authenticates anything here
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(open)
                                .permitAll()
                                .requestMatchers(new TicketRequestMatcher())
                                .permitAll()
                                .requestMatchers(OPERATIONS)
                                .hasRole(OPERATOR)
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new SingleBearerTokenResolver())
                        .authenticationEntryPoint(badToken)
                        .withObjectPostProcessor(unverified(problems, badToken))
                        .accessDeniedHandler(forbidden(problems))
                        .jwt(Customizer.withDefaults()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems)));
    }

    /** Answers a call without a valid token: 401 as a problem document, with a challenge according to RFC 6750. */
    public static AuthenticationEntryPoint unauthenticated(Problems problems) {
        return (request, response, e) -> problems.write(response, TokenRefusal.of(e));
    }

    /** Answers 503 while the identity provider is unreachable: a token that cannot be verified is not an invalid token. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> unverified(
            Problems problems, AuthenticationEntryPoint badToken) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> {
                    if (e instanceof AuthenticationServiceException) {
                        problems.write(response, new Unavailable("The identity provider", RETRY_AFTER));
                        return;
                    }
                    badToken.commence(request, response, e);
                });
                return filter;
            }
        };
    }

    /** why: keys are fetched with the first token, so that a service starts without the identity provider. */
    private static Filter undiscovered(Problems problems) {
        return (request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (JwtDecoderInitializationException e) {
                log.warn("The identity provider does not answer: {}", String.valueOf(e.getCause()));
                problems.write((HttpServletResponse) response, new Unavailable("The identity provider", RETRY_AFTER));
            }
        };
    }

    private static AccessDeniedHandler forbidden(Problems problems) {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Unauthenticated.bearer("insufficient_scope", LACKS_ROLE));
            problems.write(
                    response,
                    new ProblemException(
                            ProblemType.FORBIDDEN, LACKS_ROLE + ". Retry with the token of a user who has it."));
        };
    }
}
