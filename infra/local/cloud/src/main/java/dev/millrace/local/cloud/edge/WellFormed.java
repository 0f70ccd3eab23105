package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests with an ambiguous target before anything parses it. A policy is matched against host and path together, so
 * an input that moves a slash between the two would open objects that the policy does not name.
 */
final class WellFormed extends Filter {

    /** A name or address and a port: RFC 3986's host without escapes. */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253})|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final EdgeCounters counters;

    WellFormed(EdgeCounters counters) {
        this.counters = counters;
    }

    @Override
    public String description() {
        return "unambiguous request targets";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        String fault = fault(exchange.getRequestURI(), exchange.getRequestHeaders());
        if (fault == null && hasBody(exchange)) {
            refuse(exchange, 403, "AccessDenied", "A body is not allowed with this method");
        } else if (fault != null) {
            refuse(exchange, 400, "BadRequest", fault);
        } else {
            chain.doFilter(exchange);
        }
    }

    /** What is wrong with target or host; {@code null} for nothing. */
    static @Nullable String fault(URI target, Headers headers) {
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.size() != 1 || !HOST.matcher(hosts.get(0)).matches()) {
            return "Exactly one Host header with a name and an optional port is required";
        }
        if (!target.toString().startsWith("/") || target.getRawFragment() != null) {
            return "The target must be a path";
        }
        return null;
    }

    private static boolean hasBody(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String length = headers.getFirst("Content-Length");
        return WITHOUT_BODY.contains(exchange.getRequestMethod())
                && (headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0")));
    }

    private void refuse(HttpExchange exchange, int status, String code, String why) throws IOException {
        counters.refusals.increment();
        try (exchange) {
            ErrorAnswer.send(exchange, status, code, why);
        }
    }
}
