package dev.millrace.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import dev.millrace.common.signature.WebhookProperties;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.common.time.SteadyClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class ReceiverTimeTest {

    private static final WebhookProperties SECRET =
            new WebhookProperties(List.of("whsec_bWlsbHJhY2UtdGVzdC1zZWNyZXQtb2YtdXBsb2FkcyE="), Duration.ofMinutes(5));

    private final WebhookSignatures receiver = new WebhookSignatures(SECRET, Clock.systemUTC());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::verify); // why nothing more: this server writes a Date header into each answer
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-6, 6})
    void aWorkerWhoseMachineIsHoursOffIsRefusedOnceAndThenSignsByTheReceiversTime(long hours) {
        SteadyClock clock = new SteadyClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(hours)));
        RestClient.Builder http = RestClient.builder();
        new ReceiverTime(clock).customize(http);
        SignedCalls calls = new SignedCalls(http.build(), new WebhookSignatures(SECRET, clock), JsonMapper.shared());
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/claim");

        assertThatExceptionOfType(SignedCallRefused.class)
                .isThrownBy(() -> calls.post("1", uri, Map.of()))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(401));

        calls.post("2", uri, Map.of());
    }

    private void verify(HttpExchange exchange) throws IOException {
        WebhookSignatures.Verdict verdict = receiver.verify(
                exchange.getRequestHeaders().getFirst(WebhookSignatures.ID_HEADER),
                exchange.getRequestHeaders().getFirst(WebhookSignatures.TIMESTAMP_HEADER),
                exchange.getRequestHeaders().getFirst(WebhookSignatures.SIGNATURE_HEADER),
                exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(verdict == WebhookSignatures.Verdict.VALID ? 204 : 401, -1);
        exchange.close();
    }
}
