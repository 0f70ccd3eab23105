package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the calls at work and those that wait for it, since virtual threads bound nothing: what cannot be done soon is answered
 * 503 at once. The public API and our own calls have a share each, so that a flood of callers takes no worker its lease. Health
 * is always answered. An event stream counts only until it is open.
 */
public final class CapacityFilter extends OncePerRequestFilter {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Bulkhead publicCalls;
    private final Bulkhead ownCalls;
    private final Problems problems;

    /** @param problems answers those that are refused */
    public CapacityFilter(LoadProperties properties, Problems problems) {
        this.publicCalls = new Bulkhead(properties.publicCalls(), properties.waiting(), properties.patience());
        this.ownCalls = new Bulkhead(properties.ownCalls(), properties.waiting(), properties.patience());
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/internal/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Bulkhead bulkhead = bulkhead(request.getRequestURI());
        if (!bulkhead.enter()) {
            problems.write(response, busy());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            bulkhead.leave();
        }
    }

    private Bulkhead bulkhead(String path) {
        return path.startsWith("/internal/") || path.startsWith("/api/webhooks/") ? ownCalls : publicCalls;
    }

    private static ProblemException busy() {
        return new ProblemException(
                ProblemType.UNAVAILABLE,
                "The service is at capacity. Repeat the call after Retry-After.",
                Map.of(),
                RETRY_AFTER);
    }
}
