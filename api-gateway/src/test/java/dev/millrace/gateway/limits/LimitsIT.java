package dev.millrace.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "millrace.limits.owner-per-second=2",
            "millrace.limits.owner-burst=10",
            "millrace.limits.address-per-second=1",
            "millrace.limits.address-burst=5",
            "millrace.limits.webhooks-per-second=1",
            "millrace.limits.webhooks-burst=3",
            "millrace.limits.body=10KB",
            "millrace.limits.body-time=1s",
        })
class LimitsIT extends RunningGateway {

    @Test
    void anOwnerOverTheLimitComesLater() {
        String owner = UUID.randomUUID().toString();

        List<HttpResponse<String>> responses = IntStream.range(0, 20)
                .mapToObj(i -> send(callOf(owner, "/api/videos")))
                .toList();

        assertThat(responses.subList(0, 10)).allMatch(response -> response.statusCode() == 200);
        var refused = responses.stream()
                .filter(response -> response.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(problem(refused).path("code").asString()).isEqualTo("RATE_LIMITED");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(send(call("/api/videos")).statusCode()).as("another owner").isEqualTo(200);
    }

    @Test
    void callersWithoutATokenAreCountedByAddressButHealthIsNot() {
        List<Integer> bad = IntStream.range(0, 20)
                .mapToObj(i -> send(open("/api/videos").header("Authorization", "Bearer nonsense"))
                        .statusCode())
                .toList();
        List<Integer> none = IntStream.range(0, 20)
                .mapToObj(i -> send(open("/api/videos")).statusCode())
                .toList();
        List<Integer> webhooks = IntStream.range(0, 20)
                .mapToObj(i ->
                        send(open("/api/webhooks/uploads").POST(json("{}"))).statusCode())
                .toList();
        List<Integer> health = IntStream.range(0, 20)
                .mapToObj(i -> send(open("/actuator/health")).statusCode())
                .toList();

        assertThat(bad).contains(429);
        assertThat(none).contains(429);
        assertThat(webhooks).contains(200, 429);
        assertThat(health).containsOnly(200);
        assertThat(send(call("/api/videos")).statusCode()).as("with a token").isEqualTo(200);
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsLength() {
        String path = "/api/videos?n=" + UUID.randomUUID();
        var response = send(call(path).POST(json("x".repeat(10 * 1024 + 1))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).path("code").asString()).isEqualTo("BODY_TOO_LARGE");
        assertThat(problem(response).path("maxBytes").asInt()).isEqualTo(10 * 1024);
        assertThat(VIDEO.calls(path)).isEmpty();
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhenItsLengthIsUnknown() {
        String path = "/api/videos?n=" + UUID.randomUUID();
        var response = send(
                call(path).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[20 * 1024]))));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(problem(response).path("code").asString()).isEqualTo("BODY_TOO_LARGE");
        assertThat(VIDEO.calls(path)).isEmpty();
    }

    @Test
    void aBodyAtTheLimitPasses() {
        String path = "/api/videos?n=" + UUID.randomUUID();

        assertThat(send(call(path).POST(json("x".repeat(10 * 1024)))).statusCode())
                .isEqualTo(200);
        assertThat(VIDEO.only(path).body()).hasSize(10 * 1024);
    }

    @Test
    void aBodyThatTricklesIsGivenUp() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(
                            ("POST /api/videos HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\nAuthorization: Bearer "
                                            + ISSUER.token("slow") + "\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            String status = trickle(socket);

            assertThat(status).contains("408");
        }
    }

    private static String trickle(Socket socket) throws Exception {
        socket.setSoTimeout(200);
        byte[] start = new byte[12];
        for (int sent = 0; sent < 50; sent++) {
            socket.getOutputStream().write('x');
            socket.getOutputStream().flush();
            try {
                int read = socket.getInputStream().read(start);
                return new String(start, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1);
            } catch (java.net.SocketTimeoutException e) {
                // no answer yet: the next byte
            }
        }
        return "none";
    }
}
