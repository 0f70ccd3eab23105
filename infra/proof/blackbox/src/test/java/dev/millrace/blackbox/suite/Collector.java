package dev.millrace.blackbox.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A collector of traces, to which all services of the suite export over OTLP. They sample nothing by themselves. */
public final class Collector {

    private static final Collector SHARED = new Collector();

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** @param parent id of the span that it belongs to, empty for the first one of a trace */
    public record Span(String service, String name, String trace, String id, String parent) {}

    private Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::handle);
        server.start();
    }

    /** The one of this test run. */
    public static Collector shared() {
        return SHARED;
    }

    /** What makes a service export to it. */
    Map<String, String> environment() {
        return Map.of(
                "MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "true",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces",
                "MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "0.0");
    }

    /** The spans of a trace that have come so far. */
    public List<Span> spans(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        new WireMessage(exchange.getRequestBody().readAllBytes())
                .messages(1).stream().flatMap(Collector::ofService).forEach(spans::add);
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Stream<Span> ofService(WireMessage resourceSpans) {
        String service = resourceSpans.messages(1).stream()
                .flatMap(resource -> resource.messages(1).stream())
                .filter(attribute -> attribute.text(1).equals("service.name"))
                .map(attribute -> attribute.messages(2).get(0).text(1))
                .findFirst()
                .orElse("");
        return resourceSpans.messages(2).stream()
                .flatMap(scope -> scope.messages(2).stream())
                .map(span -> new Span(service, span.text(5), span.hex(1), span.hex(2), span.hex(4)));
    }
}
