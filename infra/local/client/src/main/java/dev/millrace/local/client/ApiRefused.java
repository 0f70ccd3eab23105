package dev.millrace.local.client;

import java.io.IOException;
import java.net.http.HttpResponse;

/** The API, storage or the edge answered with an error. */
public final class ApiRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;

    ApiRefused(HttpResponse<String> answer) {
        super(answer.request().method() + " " + answer.uri().getPath() + " answers " + answer.statusCode() + " "
                + answer.body().strip());
        this.status = answer.statusCode();
        this.body = answer.body();
    }

    ApiRefused(String what, int status) {
        super(what + " answers " + status);
        this.status = status;
        this.body = "";
    }

    public int status() {
        return status;
    }

    String body() {
        return body;
    }

    /** Whether a retry may succeed. */
    boolean isPassing() {
        return status >= 500 || status == 429 || status == 403 || status == 408;
    }
}
