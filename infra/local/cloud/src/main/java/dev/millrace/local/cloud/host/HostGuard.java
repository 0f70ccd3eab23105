package dev.millrace.local.cloud.host;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.millrace.local.cloud.HostName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers 421 to a request that calls this machine by a name which is not its own. */
public final class HostGuard extends Filter {

    private static final int MISDIRECTED = 421;

    private final HostName host;

    /** For a server that is called by the names of {@code host}. */
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
            byte[] body = ("This is " + host.name() + ". Another name is allowed by ./millrace up --host NAME.\n")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(MISDIRECTED, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
