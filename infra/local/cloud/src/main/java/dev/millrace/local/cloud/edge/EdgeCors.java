package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets allowed web pages play with cookies across ports. */
final class EdgeCors {

    private final List<String> allowedOrigins;

    EdgeCors(List<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    void apply(@Nullable String origin, Headers answer) {
        if (allowedOrigins.isEmpty()) {
            return;
        }
        answer.set("Vary", "Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            answer.set("Access-Control-Allow-Origin", origin);
            answer.set("Access-Control-Allow-Credentials", "true");
            answer.set(
                    "Access-Control-Expose-Headers",
                    "Content-Length, Content-Range, Date, ETag, Retry-After, Age, X-Cache");
        }
    }

    /** Answers a preflight; without an allowed origin the browser will reject the response. */
    void preflight(@Nullable String origin, @Nullable String headers, Headers answer) {
        apply(origin, answer);
        if (!answer.containsKey("Access-Control-Allow-Origin")) {
            return;
        }
        answer.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        answer.set("Access-Control-Max-Age", "600");
        if (headers != null) {
            answer.set("Access-Control-Allow-Headers", headers);
        }
    }
}
