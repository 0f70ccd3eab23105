package dev.millrace.worker.report;

import dev.millrace.common.call.VideoServiceProperties;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Signed calls to video-service: each try has the client's time limits, a failed one is repeated a few times with jitter, and
 * while nothing answers the circuit breaker fails calls at once. Thread-safe.
 */
@Component
public class VideoServiceCalls {

    private final SignedCalls calls;
    private final URI url;
    private final Retry retry;
    private final CircuitBreaker breaker;

    VideoServiceCalls(
            SignedCalls calls, VideoServiceProperties properties, CircuitBreakerRegistry breakers, Clock clock) {
        this.calls = calls;
        this.url = properties.url();
        this.breaker = breakers.circuitBreaker(
                "video-service",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .waitDurationInOpenState(properties.openFor())
                        .ignoreExceptions(SignedCallRefused.class)
                        .build());
        this.retry = Retry.of(
                "video-service",
                RetryConfig.custom()
                        .maxAttempts(properties.attempts())
                        .intervalFunction(
                                IntervalFunction.ofExponentialRandomBackoff(properties.backOff(), 2.0, 0.5))
                        .retryExceptions(RestClientException.class)
                        .build());
    }

    /**
     * Posts and expects no answer body.
     *
     * @param messageId the same for every repetition of one fact
     * @throws SignedCallRefused for a 4xx answer
     * @throws VideoServiceUnreachable when no try was answered
     */
    public void post(String messageId, String path, Object body) {
        call(() -> {
            calls.post(messageId, url.resolve(path), body);
            return true;
        });
    }

    /** Like {@link #post(String, String, Object)}, with an answer. */
    public <T> T post(String messageId, String path, Object body, Class<T> answerType) {
        return call(() -> calls.post(messageId, url.resolve(path), body, answerType));
    }

    /** Like {@link #post(String, String, Object, Class)} with one try, for a question that is asked again anyway. */
    public <T> T postOnce(String messageId, String path, Object body, Class<T> answerType) {
        try {
            return calls.post(messageId, url.resolve(path), body, answerType);
        } catch (RestClientException e) {
            throw new VideoServiceUnreachable(e);
        }
    }

    private <T> T call(Supplier<T> call) {
        try {
            return retry.executeSupplier(() -> breaker.executeSupplier(call));
        } catch (RestClientException | CallNotPermittedException e) {
            throw new VideoServiceUnreachable(e);
        }
    }
}
