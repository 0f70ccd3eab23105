package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Replaces Tomcat's error page for requests rejected before any filter runs, such as malformed HTTP. */
public final class ProblemErrorReportValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    private final ErrorPage errorPage;

    public ProblemErrorReportValve(ErrorPage errorPage) {
        this.errorPage = errorPage;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() >= FIRST_ERROR && response.getContentWritten() == 0 && response.setErrorReported()) {
            ProblemException large = OversizedHead.refusal(request);
            if (large == null) {
                errorPage.answer(request, response, response.getStatus());
            } else {
                errorPage.answer(request, response, large);
            }
        }
    }
}
