package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before any filter sees it, such as a request that is no HTTP, instead of Tomcat's own page. */
public final class ProblemErrorReportValve extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    private final ErrorPage errorPage;

    /** @param errorPage writes the answer */
    public ProblemErrorReportValve(ErrorPage errorPage) {
        this.errorPage = errorPage;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() >= FIRST_ERROR && response.getContentWritten() == 0 && response.setErrorReported()) {
            ProblemException large = LargeHead.refusal(request);
            if (large == null) {
                errorPage.answer(request, response, response.getStatus());
            } else {
                errorPage.answer(request, response, large);
            }
        }
    }
}
