package dev.millrace.gateway.security;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.web.Problems;
import java.io.IOException;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses pages of other origins as everything else is refused, by a problem. */
final class OriginRefusals extends DefaultCorsProcessor {

    private final Problems problems;

    OriginRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        problems.write(
                ((ServletServerHttpResponse) response).getServletResponse(),
                new ProblemException(
                        ProblemType.FORBIDDEN, "Pages of this origin may not call. Ask the operator to allow it."));
    }
}
