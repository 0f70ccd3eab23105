package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers viewers; checks method, signature and path before fetching anything. */
final class EdgeHandler implements HttpHandler {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final URI base;
    private final Gatekeeper gatekeeper;
    private final EdgeCors cors;
    private final ObjectServer objects;
    private final EdgeCounters counters;

    EdgeHandler(URI base, Gatekeeper gatekeeper, EdgeCors cors, ObjectServer objects, EdgeCounters counters) {
        this.base = base;
        this.gatekeeper = gatekeeper;
        this.cors = cors;
        this.objects = objects;
        this.counters = counters;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            EdgeRequest request = EdgeRequest.of(exchange, base);
            String origin = request.header("Origin");
            String refusal = refusal(request);
            if (refusal == null && request.method().equals("OPTIONS")) {
                cors.preflight(origin, request.header("Access-Control-Request-Headers"), exchange.getResponseHeaders());
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            cors.apply(origin, exchange.getResponseHeaders());
            answer(exchange, request, refusal);
        }
    }

    private void answer(HttpExchange exchange, EdgeRequest request, @Nullable String refusal) throws IOException {
        String key = request.key();
        if (refusal == null && key != null) {
            objects.serve(exchange, request, key);
            return;
        }
        counters.refusals.increment();
        ErrorAnswer.send(exchange, 403, "AccessDenied", refusal == null ? "Access Denied" : refusal);
    }

    /** why for a preflight too: CloudFront asks for its signature, and browsers send no cookies with it. */
    private @Nullable String refusal(EdgeRequest request) {
        if (!METHODS.contains(request.method())) {
            return "This distribution is not configured to allow the HTTP request method that was used";
        }
        return gatekeeper.refusal(request);
    }
}
