package dev.millrace.common.signature;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unauthenticated;
import dev.millrace.common.web.BufferedBodyRequest;
import dev.millrace.common.web.Problems;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects calls to {@code /internal/**} and {@code /api/webhooks/**} that none of our secrets signed. */
public final class SignedCallFilter extends OncePerRequestFilter {

    private static final int LARGEST_BODY_BYTES = 1 << 20;

    /** why: HTTP requires a challenge with every 401, and signature headers have no registered scheme. */
    private static final String CHALLENGE = "Webhook-Signature realm=\"millrace\"";

    private final WebhookSignatures signatures;
    private final Problems problems;
    private final Counter refused;
    private final Clock clock;

    /**
     * @param refused counts calls without a valid signature
     * @param clock verifies timestamps and sets the Date of every response, by which a caller without a database signs
     */
    public SignedCallFilter(WebhookSignatures signatures, Problems problems, Counter refused, Clock clock) {
        this.signatures = signatures;
        this.problems = problems;
        this.refused = refused;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setDateHeader(HttpHeaders.DATE, clock.millis());
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY_BYTES + 1);
        if (body.length > LARGEST_BODY_BYTES) {
            problems.write(
                    response,
                    new ProblemException(
                            ProblemType.BODY_TOO_LARGE, "A signed body is limited to 1 MiB. Send less in one call."));
            return;
        }
        WebhookSignatures.Verdict verdict = signatures.verify(
                header(request, WebhookSignatures.ID_HEADER),
                header(request, WebhookSignatures.TIMESTAMP_HEADER),
                header(request, WebhookSignatures.SIGNATURE_HEADER),
                body);
        if (verdict != WebhookSignatures.Verdict.VALID) {
            refused.increment();
            problems.write(response, new Unauthenticated(CHALLENGE, detail(verdict)));
            return;
        }
        chain.doFilter(new BufferedBodyRequest(request, body), response);
    }

    private static String detail(WebhookSignatures.Verdict verdict) {
        return switch (verdict) {
            case VALID -> throw new IllegalArgumentException("nothing to refuse");
            case BAD_ID ->
                "webhook-id is missing or longer than 255 characters. Send one for each event, and the same one with every retry.";
            case BAD_TIMESTAMP ->
                "webhook-timestamp is missing or too far from this response's Date. Sign the call again with the current time in seconds.";
            case BAD_SIGNATURE ->
                "webhook-signature has no v1 signature of this id, timestamp and body by a key of this deployment. "
                        + "Check the secret, and send the body exactly as it was signed.";
        };
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
