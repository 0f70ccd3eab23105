package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /_edge/stats} and {@code POST /_edge/invalidations {"paths":[…]}}, from this machine only. */
final class EdgeControl implements HttpHandler {

    private static final JsonMapper JSON = new JsonMapper();

    private final EdgeCache cache;
    private final EdgeCounters counters;

    EdgeControl(EdgeCache cache, EdgeCounters counters) {
        this.cache = cache;
        this.counters = counters;
    }

    /** Paths to invalidate. */
    record Invalidation(List<String> paths) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
                ErrorAnswer.send(exchange, 403, "AccessDenied", "From this machine only");
                return;
            }
            // why: a web page can send a simple POST to this machine without a preflight
            if (exchange.getRequestHeaders().containsKey("Origin")) {
                ErrorAnswer.send(exchange, 403, "AccessDenied", "Not from a web page");
                return;
            }
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /_edge/stats" -> send(exchange, counters.snapshot(cache));
                case "POST /_edge/invalidations" -> invalidate(exchange);
                default -> ErrorAnswer.send(exchange, 404, "NotFound", "GET /_edge/stats, POST /_edge/invalidations");
            }
        }
    }

    private void invalidate(HttpExchange exchange) throws IOException {
        try {
            Invalidation wanted = JSON.readValue(exchange.getRequestBody(), Invalidation.class);
            send(exchange, Map.of("dropped", cache.invalidate(wanted.paths())));
        } catch (JacksonException e) {
            ErrorAnswer.send(exchange, 400, "InvalidArgument", "{\"paths\": [\"/videos/…/*\"]} is wanted");
        }
    }

    private static void send(HttpExchange exchange, Object body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
    }
}
