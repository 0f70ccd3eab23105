package dev.millrace.local.cloud.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** A public JSON document at exactly one path, without CORS, because only servers read it. */
final class Document implements HttpHandler {

    private final String path;
    private final byte[] json;

    Document(String path, byte[] json) {
        this.path = path;
        this.json = json;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean asked = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getRawPath().equals(path);
            Answers.send(exchange, asked ? 200 : 404, "application/json", asked ? json : new byte[0]);
        }
    }
}
