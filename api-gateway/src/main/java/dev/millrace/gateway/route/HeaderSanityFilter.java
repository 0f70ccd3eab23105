package dev.millrace.gateway.route;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects headers that later filters cannot parse. Spring's firewall and media types throw when such a header is first read,
 * which looks like our failure, and the firewall's message writes the header's value to the log.
 */
@Component
@Order(CanonicalPathFilter.ORDER + 1)
final class HeaderSanityFilter extends OncePerRequestFilter {

    /** why: Tomcat decodes bytes as ISO-8859-1, where 0x80 to 0x9F are control characters too. */
    private static final Pattern PLAIN = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]*+");

    private final Problems problems;

    HeaderSanityFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemException refusal = refusal(request);
        if (refusal != null) {
            problems.write(response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private static @Nullable ProblemException refusal(HttpServletRequest request) {
        boolean plain = Collections.list(request.getHeaderNames()).stream()
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                .allMatch(value -> PLAIN.matcher(value).matches());
        if (!plain) {
            return new ProblemException(
                    ProblemType.VALIDATION_FAILED,
                    "A header contains control characters. Send printable characters only.");
        }
        String type = request.getContentType();
        return type != null && type.contains("*")
                ? new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type contains a wildcard. Send the body's exact type, such as application/json.")
                : null;
    }
}
