package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls under a foreign name. A page of another site whose name was made to point here (DNS rebinding) is of our own
 * origin to the browser, so that CORS does not hold it back; the name that it calls is what tells it apart.
 */
public final class OwnHosts extends OncePerRequestFilter {

    /** why: behind those who refuse what cannot be read, in front of security. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final String HEALTH = "/actuator/health";

    private final HostProperties properties;
    private final Problems problems;

    /** @param problems answers those that are refused */
    public OwnHosts(HostProperties properties, Problems problems) {
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
        if (properties.allowed().contains(name(request))) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                new ProblemException(
                        ProblemType.VALIDATION_FAILED,
                        "The API has no such host name. Call it by one of its own; millrace.hosts.allowed is where an operator adds one."));
    }

    /** why the header: what a proxy says of the name would be believed from a page too. */
    private static String name(HttpServletRequest request) {
        String host = Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), request.getServerName());
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
