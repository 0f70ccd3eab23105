package dev.millrace.upload.video;

import dev.millrace.common.call.VideoServiceProperties;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Clock;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** How patient we are with video-service; the registries publish the metrics. */
@Configuration(proxyBeanMethods = false)
class VideoServiceConfiguration {

    private static final String NAME = "video-service";

    @Bean
    RestClient videoClient(RestClient.Builder http) {
        return http.requestFactory(ClientHttpRequestFactoryBuilder.httpComponents()
                        .withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries)
                        .build(HttpClientSettings.defaults()
                                .withConnectTimeout(SignedCalls.LONGEST_CONNECT)
                                .withReadTimeout(SignedCalls.LONGEST_SILENCE)))
                .build();
    }

    @Bean
    Retry videoRetry(RetryRegistry registry, VideoServiceProperties properties) {
        return registry.retry(
                NAME,
                RetryConfig.custom()
                        .maxAttempts(properties.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(properties.backOff(), 2, 0.5))
                        .ignoreExceptions(SignedCallRefused.class, NotFound.class, CallNotPermittedException.class)
                        .build());
    }

    @Bean
    CircuitBreaker videoBreaker(CircuitBreakerRegistry registry, VideoServiceProperties properties, Clock clock) {
        return registry.circuitBreaker(
                NAME,
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .waitDurationInOpenState(properties.openFor())
                        .permittedNumberOfCallsInHalfOpenState(3)
                        // why: a no is an answer
                        .ignoreExceptions(SignedCallRefused.class, NotFound.class)
                        .build());
    }
}
