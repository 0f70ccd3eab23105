package dev.millrace.gateway.route;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Retries a GET or HEAD once when the connection failed before the response began, and any other request once when connecting
 * failed, as during an instance's restart, because nothing was sent. Nothing else is retried: a POST may have been carried
 * out, and a received response is the client's to judge.
 */
final class IdempotentReadRetry implements HttpRequestRetryStrategy {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final TimeValue PAUSE = TimeValue.ofMilliseconds(50);

    @Override
    public boolean retryRequest(HttpRequest request, IOException e, int executions, HttpContext context) {
        return executions == 1
                && (e instanceof ConnectException || (isRead(request) && e instanceof NoHttpResponseException));
    }

    @Override
    public boolean retryRequest(HttpResponse response, int executions, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int executions, HttpContext context) {
        return PAUSE;
    }

    @Override
    public TimeValue getRetryInterval(HttpRequest request, IOException e, int executions, HttpContext context) {
        return PAUSE;
    }

    private static boolean isRead(HttpRequest request) {
        return READS.contains(request.getMethod());
    }
}
