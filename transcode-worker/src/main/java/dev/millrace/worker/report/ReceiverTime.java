package dev.millrace.worker.report;

import dev.millrace.common.time.SteadyClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Sets this worker's clock by the time that video-service's answers say: a worker has no database to ask, and its signatures are
 * compared with the other's time. AWS's SDK corrects its clock in the same way.
 */
@Component
class ReceiverTime implements RestClientCustomizer, ClientHttpRequestInterceptor {

    /** why: the header says whole seconds, at the end of a call that took some. */
    private static final Duration TOLERANCE = Duration.ofSeconds(15);

    private static final long NONE = -1;

    private final SteadyClock clock;

    ReceiverTime(SteadyClock clock) {
        this.clock = clock;
    }

    @Override
    public void customize(RestClient.Builder http) {
        http.requestInterceptor(this);
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse answer = execution.execute(request, body);
        long millis = answer.getHeaders().getDate();
        if (millis != NONE) {
            clock.setUnlessWithin(TOLERANCE, Instant.ofEpochMilli(millis));
        }
        return answer;
    }
}
