package dev.millrace.gateway.route;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.ProblemAdvice;
import dev.millrace.common.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Rejects paths that two parsers could read differently. No path of the API needs an escape, a semicolon, an empty or a
 * dotted segment, so no second spelling can reach something hidden.
 */
@Component
@Order(CanonicalPathFilter.ORDER)
final class CanonicalPathFilter extends OncePerRequestFilter {

    /** why: after the observation filter, so that a refusal carries its trace id; before security and everything else. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final Pattern PLAIN = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+/?");
    private static final Pattern ESCAPED_WELL = Pattern.compile("([^%]|%[0-9A-Fa-f]{2})*+");

    private final Problems problems;

    CanonicalPathFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!PLAIN.matcher(request.getRequestURI()).matches()) {
            problems.write(response, ProblemAdvice.noSuchPath());
            return;
        }
        if (!isEscapedWell(request.getQueryString())) {
            problems.write(
                    response,
                    new ProblemException(
                            ProblemType.VALIDATION_FAILED,
                            "The query string is not valid percent-encoded UTF-8. Encode each name and value, as encodeURIComponent does."));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isEscapedWell(@Nullable String query) {
        return query == null || (ESCAPED_WELL.matcher(query).matches() && isUtf8(query));
    }

    /** why: Tomcat throws when the first filter reads an invalid parameter, which would look like our failure. */
    private static boolean isUtf8(String query) {
        byte[] bytes = UriUtils.decode(query, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
