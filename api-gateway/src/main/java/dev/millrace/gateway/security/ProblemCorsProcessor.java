package dev.millrace.gateway.security;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.Problems;
import java.io.IOException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Rejects other origins with a problem document. */
final class ProblemCorsProcessor extends DefaultCorsProcessor {

    private final Problems problems;

    ProblemCorsProcessor(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        problems.write(
                ((ServletServerHttpResponse) response).getServletResponse(),
                new ProblemException(
                        ProblemType.FORBIDDEN, "This origin is not allowed. Ask the operator to allow it."));
    }
}
