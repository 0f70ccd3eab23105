package dev.millrace.gateway.route;

import dev.millrace.common.trace.Traces;
import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Filters the headers that a service receives. The library has already removed hop-by-hop and forwarding headers; this filter
 * adds what the gateway knows itself, and drops headers that clients must not send.
 */
@Component
final class RequestHeaders implements RequestHttpHeadersFilter, Ordered {

    private static final List<String> KEPT_BACK =
            List.of(HttpHeaders.COOKIE, "X-Real-IP", "X-Original-URL", "X-Rewrite-URL", "tracestate", "baggage");
    private static final String SIGNED_PREFIX = "webhook-";

    private final Traces traces;

    RequestHeaders(Traces traces) {
        this.traces = traces;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
        HttpHeaders passed = new HttpHeaders();
        boolean webhook = request.path().startsWith("/api/webhooks/");
        headers.forEach((name, values) -> {
            if (webhook || !name.toLowerCase(Locale.ROOT).startsWith(SIGNED_PREFIX)) {
                passed.addAll(name, values);
            }
        });
        KEPT_BACK.forEach(passed::remove);
        GzipEntityTags.unmark(passed);
        addOwn(passed, request);
        return passed;
    }

    private void addOwn(HttpHeaders passed, ServerRequest request) {
        passed.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        passed.set("X-Forwarded-Proto", request.servletRequest().getScheme());
        passed.set("X-Forwarded-Host", request.servletRequest().getServerName());
        request.attribute(RequestIds.ATTRIBUTE).ifPresent(id -> passed.set(RequestIds.HEADER, id.toString()));
        String traceparent = traces.current();
        if (traceparent != null) {
            passed.set("traceparent", traceparent);
        }
    }
}
