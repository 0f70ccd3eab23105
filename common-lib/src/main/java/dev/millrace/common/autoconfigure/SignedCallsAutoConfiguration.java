package dev.millrace.common.autoconfigure;

import dev.millrace.common.signature.SignedCallFilter;
import dev.millrace.common.signature.SignedCalls;
import dev.millrace.common.signature.WebhookProperties;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.common.web.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Outgoing and incoming signed calls, for every service with {@code millrace.webhooks.secrets}. */
@AutoConfiguration(
        after = WebAutoConfiguration.class,
        afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@ConditionalOnClass({RestClient.class, HttpClientBuilder.class})
@ConditionalOnProperty(name = "millrace.webhooks.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WebhookProperties.class)
class SignedCallsAutoConfiguration {

    /** why: after the tracing filter, so that a refusal carries the trace; before security, which leaves these paths open. */
    private static final int FILTER_ORDER = -110;

    @Bean
    WebhookSignatures webhookSignatures(WebhookProperties properties, Clock clock) {
        return new WebhookSignatures(properties, clock);
    }

    @Bean
    SignedCalls signedCalls(RestClient.Builder http, WebhookSignatures signatures, JsonMapper json) {
        return new SignedCalls(client(http), signatures, json);
    }

    /** A client of another service, with time limits and without retries of its own. */
    static RestClient client(RestClient.Builder http) {
        return http.requestFactory(ClientHttpRequestFactoryBuilder.httpComponents()
                        .withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries)
                        .build(HttpClientSettings.defaults()
                                .withConnectTimeout(SignedCalls.LONGEST_CONNECT)
                                .withReadTimeout(SignedCalls.LONGEST_SILENCE)))
                .build();
    }

    @Bean
    @ConditionalOnBean(Problems.class)
    FilterRegistrationBean<SignedCallFilter> signedCallFilter(
            WebhookSignatures signatures,
            Problems problems,
            Clock clock,
            MeterRegistry meters,
            @Value("${spring.application.name}") String application) {
        Counter refused = meters.counter(application.split("-", 2)[0] + ".webhook.refused");
        var registration = new FilterRegistrationBean<>(new SignedCallFilter(signatures, problems, refused, clock));
        registration.addUrlPatterns("/internal/*", "/api/webhooks/*");
        registration.setOrder(FILTER_ORDER);
        return registration;
    }
}
