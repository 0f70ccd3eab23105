package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unauthenticated;
import dev.millrace.common.trace.Traces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Turns entries of the error catalogue into RFC 9457 documents. Thread-safe. */
public final class Problems {

    private final @Nullable Traces traces;
    private final JsonMapper json;

    /** @param traces gives the {@code traceId}, null where nothing is traced */
    public Problems(@Nullable Traces traces, JsonMapper json) {
        this.traces = traces;
        this.json = json;
    }

    /** The response for a problem. */
    public ResponseEntity<Object> response(ProblemException problem) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headersOf(problem).forEach(headers::set);
        Map<String, Object> body = document(problem.type(), problem.getMessage(), problem.extensions());
        return ResponseEntity.status(problem.type().status()).headers(headers).body(body);
    }

    /** Writes a problem where no controller is: in a filter. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        response.setStatus(problem.type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headersOf(problem).forEach(response::setHeader);
        byte[] body = json.writeValueAsBytes(document(problem.type(), problem.getMessage(), problem.extensions()));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Map<String, Object> document(ProblemType type, @Nullable String detail, Map<String, ?> extensions) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("code", type.name());
        if (detail != null) {
            body.put("detail", detail);
        }
        extensions.forEach(body::putIfAbsent); // why: none takes the place of what every problem has
        String traceId = traces == null ? null : traces.currentTraceId();
        if (traceId != null) {
            body.put("traceId", traceId);
        }
        return body;
    }

    private static Map<String, String> headersOf(ProblemException problem) {
        Map<String, String> headers = new LinkedHashMap<>();
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds(retryAfter)));
        }
        if (problem instanceof Unauthenticated refused) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, refused.challenge());
        }
        return headers;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
