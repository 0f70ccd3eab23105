package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.xml.XmlMapper;

/** CloudFront's {@code CreateInvalidation}, so that a service uses the same client and key as on AWS. */
final class InvalidationApi implements HttpHandler {

    private static final XmlMapper XML = new XmlMapper();

    /** Most paths per call. */
    private static final int MOST_BYTES = 4 << 20;

    private final EdgeCache cache;
    private final SignatureV4 signature;
    private final Clock clock;

    InvalidationApi(EdgeCache cache, SignatureV4 signature, Clock clock) {
        this.cache = cache;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            if (!signature.isRight(call(exchange, body))) {
                ErrorAnswer.send(exchange, 403, "SignatureDoesNotMatch", "Sign with the services' key");
                return;
            }
            List<String> paths = exchange.getRequestMethod().equals("POST") ? paths(body) : null;
            if (paths == null || paths.isEmpty()) {
                ErrorAnswer.send(exchange, 400, "InvalidArgument", "CreateInvalidation only");
                return;
            }
            cache.invalidate(paths);
            created(exchange);
        }
    }

    private static SignatureV4.Call call(HttpExchange exchange, byte[] body) {
        return new SignatureV4.Call(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
    }

    private static @Nullable List<String> paths(byte[] body) {
        try {
            JsonNode items = XML.readTree(body).path("Paths").path("Items").path("Path");
            return items.isArray() ? items.valueStream().map(JsonNode::asString).toList() : List.of(items.asString(""));
        } catch (JacksonException noXml) {
            return null;
        }
    }

    private void created(HttpExchange exchange) throws IOException {
        String id = "I" + UUID.randomUUID().toString().replace("-", "").substring(0, 13);
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        byte[] body = ("<?xml version=\"1.0\"?><Invalidation xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\">"
                        + "<Id>" + id + "</Id><Status>Completed</Status><CreateTime>" + now
                        + "</CreateTime></Invalidation>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(201, body.length);
        exchange.getResponseBody().write(body);
    }
}
