package dev.millrace.gateway.limits;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.BufferedBodyRequest;
import dev.millrace.common.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the whole body before calling a service. Bodies are small JSON, and a slow or endless one must not occupy a
 * connection to a service. Too large is 413, too slow is 408.
 */
@Component
@Order(BodyLimitFilter.BEHIND_SECURITY)
final class BodyLimitFilter extends OncePerRequestFilter {

    /** why: a caller without a token must not make us buffer a body; the security chain has order -100. */
    static final int BEHIND_SECURITY = -50;

    private static final int CHUNK_BYTES = 8 * 1024;

    private final LimitProperties properties;
    private final Problems problems;

    BodyLimitFilter(LimitProperties properties, Problems problems) {
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = read(request);
        } catch (ProblemException e) {
            response.setHeader("Connection", "close"); // why: the rest of the body is unread
            problems.write(response, e);
            return;
        }
        chain.doFilter(new BufferedBodyRequest(request, body), response);
    }

    private byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > properties.body().toBytes()) {
            throw tooLarge();
        }
        try {
            return read(request.getInputStream());
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED,
                    "The body ended early or does not match its headers. Send the request again.");
        }
    }

    private byte[] read(InputStream in) throws IOException {
        long start = System.nanoTime();
        var body = new ByteArrayOutputStream(CHUNK_BYTES);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            body.write(chunk, 0, count);
            if (body.size() > properties.body().toBytes()) {
                throw tooLarge();
            }
            if (System.nanoTime() - start > properties.bodyTime().toNanos()) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    private ProblemException tooLarge() {
        long largest = properties.body().toBytes();
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE,
                "A body is limited to " + largest + " bytes. Send less; upload the video itself to its part URLs.",
                Map.of("maxBytes", largest));
    }

    private ProblemException tooSlow() {
        return new ProblemException(
                ProblemType.REQUEST_TIMEOUT,
                "The body did not arrive in time. Send the request again on a new connection.");
    }
}
