package dev.millrace.gateway.security;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls under a foreign name. A page of another site whose name was made to point here (DNS rebinding) is of our own
 * origin to the browser, so that CORS does not hold it back; the name that it calls is what tells it apart.
 */
@Component
@Order(OwnHosts.ORDER)
final class OwnHosts extends OncePerRequestFilter {

    /** why: behind those who refuse what cannot be read, in front of security. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final String HEALTH = "/actuator/health";

    private final HostProperties properties;
    private final Problems problems;

    OwnHosts(HostProperties properties, Problems problems) {
        this.properties = properties;
        this.problems = problems;
    }

    /** why: a load balancer asks for health by the address of each instance, and there is nothing to be read. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(HEALTH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (properties.allowed().contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                new ProblemException(
                        ProblemType.VALIDATION_FAILED,
                        "The API is not called by this host name. millrace.hosts.allowed names those that it has."));
    }
}
