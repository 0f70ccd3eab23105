package dev.millrace.common.problem;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * A fact that ends a request with a problem response. Features subclass it under the fact's name ({@code PartsMismatch}) with
 * the fields that the client receives.
 */
public class ProblemException extends RuntimeException implements ErrorResponse {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final ProblemDocument body;
    private final @Nullable Duration retryAfter;

    /** @param detail one sentence for the client, without internals, titles or URLs */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of(), null);
    }

    /** @param extensions further members of the problem document, in their order */
    public ProblemException(ProblemType type, String detail, Map<String, ?> extensions) {
        this(type, detail, extensions, null);
    }

    /** @param retryAfter sent as {@code Retry-After} in whole seconds, rounded up */
    public ProblemException(ProblemType type, String detail, Map<String, ?> extensions, @Nullable Duration retryAfter) {
        this(type, detail, extensions, retryAfter, null);
    }

    /** @param cause for the log, or null */
    public ProblemException(
            ProblemType type,
            String detail,
            Map<String, ?> extensions,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.body = new ProblemDocument(type, detail, extensions);
        this.retryAfter = retryAfter;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> extensions() {
        return body.getProperties();
    }

    /** Sent as {@code Retry-After}, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(type.status());
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds(retryAfter)));
        }
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }
}
