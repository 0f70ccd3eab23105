package dev.millrace.common.autoconfigure;

import dev.millrace.common.web.Problems;
import dev.millrace.common.web.TokenSecurity;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** Bearer tokens for a service; the signed paths are left to the signature, health and the API document are open. */
@AutoConfiguration(
        after = WebAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration")
@ConditionalOnClass({SecurityFilterChain.class, JwtAuthenticationConverter.class})
@ConditionalOnBean(Problems.class)
class TokenSecurityAutoConfiguration {

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
}
