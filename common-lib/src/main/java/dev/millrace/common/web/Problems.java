package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.trace.Traces;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents with the trace id. Thread-safe. */
public final class Problems {

    private final @Nullable Traces traces;
    private final JsonMapper json;

    /** @param traces source of the {@code traceId}; null without tracing */
    public Problems(@Nullable Traces traces, JsonMapper json) {
        this.traces = traces;
        this.json = json;
    }

    public ResponseEntity<Object> response(ProblemException problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(problem.getHeaders())
                .body(traced(problem));
    }

    /** Writes a problem from a filter. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        byte[] body = json.writeValueAsBytes(traced(problem));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private ProblemDetail traced(ProblemException problem) {
        ProblemDetail document = problem.getBody();
        String traceId = traces == null ? null : traces.currentTraceId();
        if (traceId != null) {
            document.setProperty("traceId", traceId);
        }
        return document;
    }
}
