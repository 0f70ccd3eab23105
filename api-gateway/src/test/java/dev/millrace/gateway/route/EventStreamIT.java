package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.millrace.gateway.RunningGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventStreamIT extends RunningGateway {

    private final String path = "/api/videos/" + UUID.randomUUID() + "/events";
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    @Test
    void headersArriveImmediatelyAndEventsWithinASecond() throws Exception {
        VIDEO.answer(path, this::stream);
        // why: the first call asks for the keys of tokens first
        assertThat(send(call("/api/videos")).statusCode()).isEqualTo(200);
        long start = System.nanoTime();
        HttpResponse<InputStream> response =
                HTTP.send(call(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofInputStream());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");

        try (InputStream body = response.body()) {
            for (String event : new String[] {"data: one\n\n", "data: two\n\n"}) {
                long written = System.nanoTime();
                events.add(event);
                assertThat(new String(body.readNBytes(event.length()), StandardCharsets.UTF_8))
                        .isEqualTo(event);
                assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void streamIsCutWhenTheClientGoes() throws Exception {
        VIDEO.answer(path, this::stream);
        events.add("data: one\n\n");
        HttpResponse<InputStream> response = HTTP.send(call(path).build(), BodyHandlers.ofInputStream());
        response.body().readNBytes(5);

        response.body().close();

        await().until(() -> {
            events.add(": heartbeat\n\n");
            return ended.isDone();
        });
    }

    @Test
    void lastEventIdArrives() throws Exception {
        VIDEO.answer(path, this::stream);
        HTTP.send(call(path).header("Last-Event-ID", "41").build(), BodyHandlers.ofInputStream())
                .body()
                .close();

        assertThat(VIDEO.only(path).headers().getFirst("Last-Event-ID")).isEqualTo("41");
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        try {
            for (String event = next(); event != null; event = next()) {
                exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (IOException e) {
            ended.complete(e.toString());
        } finally {
            exchange.close();
        }
    }

    private String next() {
        try {
            return events.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
