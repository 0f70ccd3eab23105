package dev.millrace.common.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import dev.millrace.common.signature.WebhookProperties;
import dev.millrace.common.signature.WebhookSignatures;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/** Two attempts; the circuit opens with the first failure. */
class VideoServiceCallsTest {

    private static final String SECRET = "whsec_bWlsbHJhY2UtdGVzdC1zZWNyZXQtb2YtdXBsb2FkcyE=";

    private final AtomicInteger asked = new AtomicInteger();
    /** why: the default one repeats a 503 by itself. */
    private final RestClient http = RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .build();

    private HttpServer server;
    private VideoServiceCalls calls;
    private int status = 503;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        calls = new VideoServiceCalls(
                new SignedCalls(http, signatures(), JsonMapper.shared()),
                http,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Retry.of(
                        "test",
                        RetryConfig.custom()
                                .maxAttempts(2)
                                .waitDuration(Duration.ofMillis(1))
                                .retryExceptions(RestClientException.class)
                                .build()),
                CircuitBreaker.of(
                        "test",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(1)
                                .minimumNumberOfCalls(1)
                                .ignoreException(failure -> !(failure instanceof RestClientException))
                                .build()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void callWhoseSecondAttemptTheCircuitStopsMayHaveBeenHeard() {
        VideoServiceUnreachable unreachable =
                catchThrowableOfType(VideoServiceUnreachable.class, () -> calls.post("id", "/", "{}"));

        assertThat(asked).hasValue(1);
        assertThat(unreachable.asked()).isTrue();
        assertThat(unreachable).hasCauseInstanceOf(RuntimeException.class);
    }

    @Test
    void callThatTheCircuitStopsAtOnceWasNotHeard() {
        catchThrowableOfType(VideoServiceUnreachable.class, () -> calls.postOnce("id", "/", "{}"));
        VideoServiceUnreachable unreachable =
                catchThrowableOfType(VideoServiceUnreachable.class, () -> calls.post("id", "/", "{}"));

        assertThat(asked).hasValue(1);
        assertThat(unreachable.asked()).isFalse();
    }

    @Test
    void questionIsAskedWhateverTheCircuitSays() {
        catchThrowableOfType(VideoServiceUnreachable.class, () -> calls.postOnce("id", "/", "{}"));
        catchThrowableOfType(VideoServiceUnreachable.class, () -> calls.ask("id", "/", "{}", String.class));

        assertThat(asked).hasValue(2);
    }

    @Test
    void refusalIsAnAnswer() {
        status = 404;

        assertThatExceptionOfType(SignedCallRefused.class).isThrownBy(() -> calls.get("/", "Bearer token"));
        assertThatExceptionOfType(SignedCallRefused.class).isThrownBy(() -> calls.post("id", "/", "{}"));
        assertThat(asked).hasValue(2);
    }

    private static WebhookSignatures signatures() {
        return new WebhookSignatures(new WebhookProperties(List.of(SECRET), Duration.ofMinutes(5)), Clock.systemUTC());
    }
}
