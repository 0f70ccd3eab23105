package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.millrace.common.time.SteadyClock;
import dev.millrace.gateway.FakeService;
import dev.millrace.gateway.RunningGateway;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** video-service is down; upload-service is up, but too slow or drops the connection. */
@TestPropertySource(
        properties = {
            "millrace.routes.video-service=http://127.0.0.1:1",
            "millrace.routes.response-timeout=1s",
            "resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=1s"
        })
class ServiceDownIT extends RunningGateway {

    @Autowired
    CircuitBreakerRegistry breakers;

    @BeforeEach
    void close() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @Test
    void aServiceThatIsNotThereIsUnavailable() {
        var response = send(call("/api/videos"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(problem(response).path("code").asString()).isEqualTo("UNAVAILABLE");
        assertThat(problem(response).path("traceId").asString()).hasSize(32);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void theBreakerOpensAndTheOtherServiceIsStillAsked() {
        for (int i = 0; i < 6; i++) {
            send(call("/api/videos"));
        }

        assertThat(breakers.circuitBreaker("video-service").getState()).isEqualTo(CircuitBreaker.State.OPEN);
        var refused = send(call("/api/videos"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(send(call("/api/uploads/" + UUID.randomUUID())).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            send(call("/api/videos"));
            assertThat(breakers.circuitBreaker("video-service").getMetrics().getNumberOfBufferedCalls())
                    .as("it is called again")
                    .isPositive();
        });
    }

    @Test
    void anOpenBreakerWaitsByAClockThatIsNeverSetBack() {
        send(call("/api/videos"));

        assertThat(breakers.circuitBreaker("video-service")
                        .getCircuitBreakerConfig()
                        .getClock())
                .isInstanceOf(SteadyClock.class);
    }

    @Test
    void aSilentServiceIsGivenUp() {
        String path = "/api/uploads/" + UUID.randomUUID();
        CountDownLatch over = new CountDownLatch(1);
        UPLOAD.answer(path, exchange -> silence(exchange, over));

        var response = send(call(path));
        over.countDown();

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(UPLOAD.calls(path)).as("a slow read is not repeated").hasSize(1);
    }

    @Test
    void aCompletionMayTakeLongerThanOtherCalls() {
        String path = "/api/uploads/" + UUID.randomUUID();
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch otherOver = new CountDownLatch(1);
        UPLOAD.answer(path + "/complete", exchange -> {
            waitFor(over);
            FakeService.send(exchange, 200, "application/json", "{}");
        });
        UPLOAD.answer(path, exchange -> silence(exchange, otherOver));

        var completion =
                HTTP.sendAsync(call(path + "/complete").POST(json("{}")).build(), BodyHandlers.ofString());
        await().until(() -> UPLOAD.calls(path + "/complete").size() == 1);
        assertThat(send(call(path)).statusCode())
                .as("a call that started later")
                .isEqualTo(503);
        over.countDown();
        otherOver.countDown();

        assertThat(completion.join().statusCode()).isEqualTo(200);
    }

    @Test
    void aPostIsNeverSentTwice() {
        String path = "/api/uploads/" + UUID.randomUUID() + "/complete";
        UPLOAD.answer(path, HttpExchange::close);

        var response = send(call(path).POST(json("{}")));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(UPLOAD.calls(path)).hasSize(1);
    }

    @Test
    void aReadIsSentOnceMoreWhenTheConnectionBroke() {
        String path = "/api/uploads/" + UUID.randomUUID();
        UPLOAD.answer(path, exchange -> {
            UPLOAD.answer(path, "{\"second\":true}");
            exchange.close();
        });

        var response = send(call(path));

        assertThat(response.body()).isEqualTo("{\"second\":true}");
        assertThat(UPLOAD.calls(path)).hasSize(2);
    }

    private static void silence(HttpExchange exchange, CountDownLatch over) {
        waitFor(over);
        exchange.close();
    }

    private static void waitFor(CountDownLatch over) {
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
