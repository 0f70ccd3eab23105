package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Bearer tokens on everything but the named paths; no session, no cookie, refusals as problem documents. */
public final class TokenSecurity {

    private TokenSecurity() {}

    /** @param open path patterns that need no token */
    public static SecurityFilterChain chain(HttpSecurity http, Problems problems, String... open) {
        return rules(http, problems, open).build();
    }

    /**
     * The same rules, for a service that adds its own before it builds the chain.
     *
     * @param open path patterns that need no token
     */
    public static HttpSecurity rules(HttpSecurity http, Problems problems, String... open) {
        return http.csrf(AbstractHttpConfigurer::disable) // why: no cookie authenticates anything here
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(open)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(converter())))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems)));
    }

    /** Answers a call without a valid token: 401 as a problem document. */
    public static AuthenticationEntryPoint unauthenticated(Problems problems) {
        return (request, response, e) -> {
            response.setHeader("WWW-Authenticate", "Bearer");
            problems.write(
                    response,
                    new ProblemException(ProblemType.UNAUTHENTICATED, "Send a valid token as Authorization: Bearer."));
        };
    }

    private static AccessDeniedHandler forbidden(Problems problems) {
        return (request, response, e) ->
                problems.write(response, new ProblemException(ProblemType.FORBIDDEN, "The token lacks the role."));
    }

    private static JwtAuthenticationConverter converter() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(TokenSecurity::roles);
        return converter;
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        Stream<String> names = roles == null ? Stream.empty() : roles.stream();
        return names.<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
