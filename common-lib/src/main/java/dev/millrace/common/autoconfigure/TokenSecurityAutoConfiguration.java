package dev.millrace.common.autoconfigure;

import dev.millrace.common.web.JwksCache;
import dev.millrace.common.web.Problems;
import dev.millrace.common.web.ProductionIssuer;
import dev.millrace.common.web.TokenAudience;
import dev.millrace.common.web.TokenProperties;
import dev.millrace.common.web.TokenRoles;
import dev.millrace.common.web.TokenSecurity;
import dev.millrace.common.web.VerifiedTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;

/** Requires bearer tokens that expire. Signed paths are left to the signature; health and the API document are open. */
@AutoConfiguration(
        after = WebAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration")
@ConditionalOnClass({SecurityFilterChain.class, JwtAuthenticationConverter.class})
@ConditionalOnBean(Problems.class)
@EnableConfigurationProperties(TokenProperties.class)
class TokenSecurityAutoConfiguration {

    private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ISSUER_ANSWERS_KEPT = Duration.ofSeconds(10);

    @Bean
    @Profile({"aws", "production"})
    ProductionIssuer productionIssuer(
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:#{null}}") @Nullable URI issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri:#{null}}") @Nullable URI keys) {
        return new ProductionIssuer(issuer, keys);
    }

    @Bean
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    SecurityFilterChain tokenSecurity(HttpSecurity http, Problems problems) {
        return TokenSecurity.chain(
                http,
                problems,
                "/internal/**",
                "/api/webhooks/**",
                "/actuator/health/**",
                "/actuator/prometheus",
                "/openapi.json");
    }

    @Bean
    OAuth2TokenValidator<Jwt> tokensForThisApi(TokenProperties properties) {
        return new TokenAudience(properties);
    }

    @Bean
    JwtAuthenticationConverter rolesOfTokens(TokenProperties properties) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenRoles(properties));
        return converter;
    }

    /** why: Spring accepts a token without an expiry. */
    @Bean
    OAuth2TokenValidator<Jwt> endingTokens() {
        OAuth2Error endless = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token never expires", null);
        return token -> token.getExpiresAt() == null
                ? OAuth2TokenValidatorResult.failure(endless)
                : OAuth2TokenValidatorResult.success();
    }

    @Bean
    static BeanPostProcessor verifiedTokens(ObjectProvider<Clock> clock) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JwtDecoder verifier ? new VerifiedTokens(verifier, clock.getObject()) : bean;
            }
        };
    }

    // why: Spring Security observes each request five times; no dashboard reads that, and it costs as much as the token
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer calmKeyLookUp() {
        SimpleClientHttpRequestFactory http = new SimpleClientHttpRequestFactory();
        http.setConnectTimeout(ISSUER_TIMEOUT);
        http.setReadTimeout(ISSUER_TIMEOUT);
        RestTemplate issuer = new RestTemplate(http);
        issuer.setInterceptors(List.of(new JwksCache(ISSUER_ANSWERS_KEPT)));
        return builder -> builder.restOperations(issuer);
    }
}
