package dev.millrace.common.call;

import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Calls to video-service: each attempt has the client's timeouts, a failed one is retried with back-off, and during an outage
 * the circuit breaker fails calls immediately. Every call throws {@link SignedCallRefused} for a 4xx answer, which is an
 * answer, and {@link VideoServiceUnreachable} when no attempt was answered. Never in a transaction. Thread-safe.
 */
public final class VideoServiceCalls {

    private final SignedCalls calls;
    private final RestClient http;
    private final URI url;
    private final Retry retry;
    private final CircuitBreaker breaker;

    /** @param http client with time limits and without retries of its own */
    public VideoServiceCalls(SignedCalls calls, RestClient http, URI url, Retry retry, CircuitBreaker breaker) {
        this.calls = calls;
        this.http = http;
        this.url = url;
        this.retry = retry;
        this.breaker = breaker;
    }

    /**
     * Posts and expects no answer body.
     *
     * @param messageId the same for every repetition of one fact
     * @param body a record, or a String that is JSON already
     */
    public void post(String messageId, String path, Object body) {
        repeated(() -> posted(messageId, path, body));
    }

    /** Like {@link #post(String, String, Object)}, with an answer. */
    public <T> T post(String messageId, String path, Object body, Class<T> answerType) {
        return repeated(() -> calls.post(messageId, url.resolve(path), body, answerType));
    }

    /** Like {@link #post(String, String, Object)} with one attempt, for a fact that its sender repeats. */
    public void postOnce(String messageId, String path, Object body) {
        answered(() -> posted(messageId, path, body), this::breaking);
    }

    /** One attempt that the circuit breaker never stops, for a question that is asked all the time. */
    public <T> T ask(String messageId, String path, Object body, Class<T> answerType) {
        return answered(() -> calls.post(messageId, url.resolve(path), body, answerType), attempt -> attempt);
    }

    /**
     * Sends a GET with the caller's token and discards the body.
     *
     * @param authorization the caller's Authorization header; a secret, never logged
     */
    public void get(String path, String authorization) {
        repeated(() -> http.get()
                .uri(url.resolve(path))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {
                    throw new SignedCallRefused(response.getStatusCode().value(), "", null, null);
                })
                .toBodilessEntity());
    }

    private boolean posted(String messageId, String path, Object body) {
        calls.post(messageId, url.resolve(path), body);
        return true;
    }

    private <T> T repeated(Supplier<T> call) {
        return answered(call, attempt -> Retry.decorateSupplier(retry, breaking(attempt)));
    }

    private <T> Supplier<T> breaking(Supplier<T> attempt) {
        return CircuitBreaker.decorateSupplier(breaker, attempt);
    }

    private static <T> T answered(Supplier<T> call, UnaryOperator<Supplier<T>> patience) {
        AtomicBoolean isAsked = new AtomicBoolean();
        Supplier<T> attempt = () -> {
            isAsked.set(true);
            return call.get();
        };
        try {
            return patience.apply(attempt).get();
        } catch (CallNotPermittedException | RestClientException e) {
            // why: the circuit may have opened after an earlier attempt of this call
            throw new VideoServiceUnreachable(e, isAsked.get());
        }
    }
}
