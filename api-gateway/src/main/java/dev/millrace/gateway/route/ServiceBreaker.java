package dev.millrace.gateway.route;

import dev.millrace.common.problem.Unavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers 503 for a service that is unreachable or silent, and opens a circuit breaker when that persists. Any response of
 * the service counts as a success, even an error, because the service describes its own failures.
 */
final class ServiceBreaker implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(ServiceBreaker.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER_OPEN = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;

    ServiceBreaker(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return breaker.executeCallable(() -> next.handle(request));
        } catch (CallNotPermittedException e) {
            throw new Unavailable("A part of Millrace", RETRY_AFTER_OPEN);
        } catch (UncheckedIOException e) {
            log.warn("{} did not answer: {}", breaker.getName(), String.valueOf(e.getCause()));
            throw new Unavailable("A part of Millrace", RETRY_AFTER);
        }
    }
}
