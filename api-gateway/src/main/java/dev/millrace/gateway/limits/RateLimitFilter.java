package dev.millrace.gateway.limits;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to callers that exceed their rate; runs in the security chain, right after the token is verified. */
public final class RateLimitFilter extends OncePerRequestFilter {

    private static final String HEALTH = "/actuator/health";
    private static final String WEBHOOKS = "/api/webhooks/";

    private final RateLimits limits;
    private final Problems problems;

    /** @param limits the buckets */
    public RateLimitFilter(RateLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** why: a load balancer that gets 429 would take the gateway out of service. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(HEALTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            limits.count(caller(request, SecurityContextHolder.getContext().getAuthentication()));
        } catch (ProblemException e) {
            problems.write(response, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private static Caller caller(HttpServletRequest request, @Nullable Authentication token) {
        if (request.getRequestURI().startsWith(WEBHOOKS)) {
            return Caller.webhooks(request.getRemoteAddr());
        }
        return token == null ? Caller.address(request.getRemoteAddr()) : Caller.owner(token.getName());
    }
}
