package dev.millrace.local.cloud.host;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.millrace.local.cloud.HostName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers 421 to a request under a foreign host name. */
public final class HostGuard extends Filter {

    private static final int MISDIRECTED = 421;

    private final HostName host;

    /** Accepts only the names of {@code host}. */
    public HostGuard(HostName host) {
        this.host = host;
    }

    @Override
    public String description() {
        return "names of this machine";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        List<String> named = exchange.getRequestHeaders().get("Host");
        if (named != null && named.size() == 1 && host.isNamedBy(named.get(0))) {
            chain.doFilter(exchange);
            return;
        }
        try (exchange) {
            byte[] body = ("This is " + host.name() + ". Use ./millrace up --host NAME to allow another name.\n")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(MISDIRECTED, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
