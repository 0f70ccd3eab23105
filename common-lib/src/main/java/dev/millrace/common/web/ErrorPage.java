package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.trace.Traces;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers failures outside of controllers, in a filter or in Tomcat itself, with a problem document. It implements
 * {@link ErrorController} only so that Boot does not add its own.
 */
public final class ErrorPage implements ErrorController, HttpRequestHandler {

    private static final Logger log = LoggerFactory.getLogger(ErrorPage.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    /** Unknown methods, transfer codings and HTTP versions: client errors, although Tomcat answers 5xx. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(501, 505);

    private final Problems problems;
    private final Traces traces;

    public ErrorPage(Problems problems, Traces traces) {
        this.problems = problems;
        this.traces = traces;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        answer(request, response, status instanceof Integer known ? known : NOT_FOUND);
    }

    /** Writes the document in the trace of the request, whose span has already ended when a filter fails. */
    public void answer(HttpServletRequest request, HttpServletResponse response, int failed) {
        int status = NOT_UNDERSTOOD.contains(failed) ? BAD_REQUEST : failed;
        traces.within(traceparent(request), "failure", () -> {
            if (status >= SERVER_ERROR) {
                // why: Tomcat logs it too, but without the trace id that the caller receives
                log.error("Request failed outside of a controller", (Throwable)
                        request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            }
            write(
                    response,
                    ProblemAdvice.byStatus(status, "The request is not valid HTTP. Correct it and send it again."));
        });
    }

    /** Writes the document for a request that was not read completely. */
    void answer(HttpServletRequest request, HttpServletResponse response, ProblemException refusal) {
        response.setHeader(HttpHeaders.CONNECTION, "close"); // why: the rest of the request is unread
        traces.within(traceparent(request), "refusal", () -> write(response, refusal));
    }

    private void write(HttpServletResponse response, ProblemException problem) {
        try {
            problems.write(response, problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String traceparent(HttpServletRequest request) {
        return ServerHttpObservationFilter.findObservationContext(request)
                .map(Traces::of)
                .orElseGet(() -> request.getHeader(Traces.TRACEPARENT));
    }
}
