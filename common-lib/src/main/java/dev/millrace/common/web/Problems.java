package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.trace.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents with the trace id, and counts them as {@code refusals} by code. Thread-safe. */
public final class Problems {

    private final @Nullable Traces traces;
    private final JsonMapper json;
    private final MeterRegistry meters;

    /** @param traces source of the {@code traceId}; null without tracing */
    public Problems(@Nullable Traces traces, JsonMapper json, MeterRegistry meters) {
        this.traces = traces;
        this.json = json;
        this.meters = meters;
        Arrays.stream(ProblemType.values()).forEach(this::refusals); // why: an alarm needs the zeros
    }

    public ResponseEntity<Object> response(ProblemException problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(problem.getHeaders())
                .body(document(problem));
    }

    /** Writes a problem from a filter. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        byte[] body = json.writeValueAsBytes(document(problem));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Counter refusals(ProblemType type) {
        return meters.counter("refusals", "code", type.name());
    }

    private ProblemDetail document(ProblemException problem) {
        refusals(problem.type()).increment();
        ProblemDetail document = problem.getBody();
        String traceId = traces == null ? null : traces.currentTraceId();
        if (traceId != null) {
            document.setProperty("traceId", traceId);
        }
        return document;
    }
}
