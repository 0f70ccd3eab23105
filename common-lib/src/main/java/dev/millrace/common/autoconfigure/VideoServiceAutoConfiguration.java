package dev.millrace.common.autoconfigure;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.call.VideoServiceProperties;
import dev.millrace.common.signature.SignedCalls;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Calls to video-service, for services that sign calls and break circuits; the registries publish the metrics. */
@AutoConfiguration(
        after = SignedCallsAutoConfiguration.class,
        afterName = {
            "io.github.resilience4j.springboot3.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration",
            "io.github.resilience4j.springboot3.retry.autoconfigure.RetryAutoConfiguration"
        })
@ConditionalOnClass({CircuitBreakerRegistry.class, RetryRegistry.class})
@ConditionalOnBean({SignedCalls.class, CircuitBreakerRegistry.class, RetryRegistry.class})
@EnableConfigurationProperties(VideoServiceProperties.class)
class VideoServiceAutoConfiguration {

    private static final String NAME = "video-service";

    @Bean
    VideoServiceCalls videoServiceCalls(
            SignedCalls calls,
            RestClient.Builder http,
            VideoServiceProperties properties,
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            Clock clock) {
        return new VideoServiceCalls(
                calls,
                SignedCallsAutoConfiguration.client(http),
                properties.url(),
                retries.retry(NAME, repeating(properties)),
                breakers.circuitBreaker(NAME, breaking(properties, clock)));
    }

    private static RetryConfig repeating(VideoServiceProperties properties) {
        return RetryConfig.custom()
                .maxAttempts(properties.attempts())
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(properties.backOff(), 2, 0.5))
                .retryExceptions(RestClientException.class)
                .build();
    }

    private static CircuitBreakerConfig breaking(VideoServiceProperties properties, Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(properties.openFor())
                .permittedNumberOfCallsInHalfOpenState(3)
                // why: a no is an answer
                .ignoreException(failure -> !(failure instanceof RestClientException))
                .build();
    }
}
