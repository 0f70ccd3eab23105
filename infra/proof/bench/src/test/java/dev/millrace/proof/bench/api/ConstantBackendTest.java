package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConstantBackendTest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void eachCallOfAConnectionGetsTheSameAnswer() throws Exception {
        try (ConstantBackend backend = ConstantBackend.start()) {
            HttpResponse<String> first = get(backend.url().resolve("/api/videos/1"));
            HttpResponse<String> second = get(backend.url().resolve("/"));
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).startsWith("{\"id\":").endsWith("}");
            assertThat(second.body()).isEqualTo(first.body());
        }
    }

    @Test
    void whenItClosesSoDoItsConnections() throws Exception {
        ConstantBackend backend = ConstantBackend.start();
        try (Socket socket = new Socket(backend.url().getHost(), backend.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            backend.close();
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    private HttpResponse<String> get(URI url) throws Exception {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
}
