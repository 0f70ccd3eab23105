package dev.millrace.common.signature;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.BufferedBodyRequest;
import dev.millrace.common.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets calls to {@code /internal/**} and {@code /api/webhooks/**} through only when one of our secrets signed them. */
public final class SignedCallFilter extends OncePerRequestFilter {

    private static final int LARGEST_BODY_BYTES = 1 << 20;

    private final WebhookSignatures signatures;
    private final Problems problems;
    private final Clock clock;

    /**
     * @param signatures verifies
     * @param problems answers refusals
     * @param clock by which signatures are verified; every answer says its time, so that a caller without a database can sign by it
     */
    public SignedCallFilter(WebhookSignatures signatures, Problems problems, Clock clock) {
        this.signatures = signatures;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setDateHeader(HttpHeaders.DATE, clock.millis());
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY_BYTES + 1);
        if (body.length > LARGEST_BODY_BYTES) {
            problems.write(response, new ProblemException(ProblemType.BODY_TOO_LARGE, "At most 1 MiB."));
            return;
        }
        WebhookSignatures.Verdict verdict = signatures.verify(
                header(request, WebhookSignatures.ID_HEADER),
                header(request, WebhookSignatures.TIMESTAMP_HEADER),
                header(request, WebhookSignatures.SIGNATURE_HEADER),
                body);
        if (verdict != WebhookSignatures.Verdict.VALID) {
            problems.write(
                    response,
                    new ProblemException(
                            ProblemType.UNAUTHENTICATED, "The call is not signed by a known key just now."));
            return;
        }
        chain.doFilter(new BufferedBodyRequest(request, body), response);
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
