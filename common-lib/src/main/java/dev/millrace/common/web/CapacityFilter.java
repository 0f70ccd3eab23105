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
 * Limits concurrent and waiting calls, since virtual threads limit nothing; calls beyond the limit get 503 immediately. The
 * public API and internal calls have a bulkhead each, so that a flood of callers cannot cost a worker its lease. Health
 * checks always pass. An event stream counts only until it is open.
 */
public final class CapacityFilter extends OncePerRequestFilter {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Bulkhead publicCalls;
    private final Bulkhead ownCalls;
    private final Problems problems;

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
                "The service is at capacity. Retry after the time in Retry-After.",
                Map.of(),
                RETRY_AFTER);
    }
}
