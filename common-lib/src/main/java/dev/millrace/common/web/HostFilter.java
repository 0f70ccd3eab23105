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
 * Rejects calls under a foreign host name. With DNS rebinding another site's name points here, the browser takes its page for
 * our own origin, and CORS does not apply; only the host name gives it away.
 */
public final class HostFilter extends OncePerRequestFilter {

    /** why: after the filters that reject malformed requests, before security. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final String HEALTH = "/actuator/health";

    private final HostProperties properties;
    private final Problems problems;

    public HostFilter(HostProperties properties, Problems problems) {
        this.properties = properties;
        this.problems = problems;
    }

    /** why: a load balancer checks health by the address of each instance, and health reveals nothing. */
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
                        "The API does not answer under this host name. Use one of its own; operators add names in millrace.hosts.allowed."));
    }

    /** why the header: a page could send a proxy's forwarding headers too. */
    private static String name(HttpServletRequest request) {
        String host = Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), request.getServerName());
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }
}
