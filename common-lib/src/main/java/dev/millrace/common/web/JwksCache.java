package dev.millrace.common.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Caches the identity provider's responses for a short time. Thread-safe.
 *
 * <p>why: Spring fetches the key set again for each token with an unknown key id, and anyone can forge such tokens.
 */
public final class JwksCache implements ClientHttpRequestInterceptor {

    private final Map<URI, Kept> answers = new ConcurrentHashMap<>();
    private final Duration life;
    private final LongSupplier nanoTime;

    /** @param life how long a response is cached, and so the longest time until a new key is known */
    public JwksCache(Duration life) {
        this(life, System::nanoTime);
    }

    JwksCache(Duration life, LongSupplier nanoTime) {
        this.life = life;
        this.nanoTime = nanoTime;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Kept kept = answers.get(request.getURI());
        if (kept != null && nanoTime.getAsLong() - kept.sinceNanos() < life.toNanos()) {
            return kept;
        }
        try (ClientHttpResponse fresh = execution.execute(request, body)) {
            Kept answer = new Kept(
                    fresh.getStatusCode(), fresh.getHeaders(), fresh.getBody().readAllBytes(), nanoTime.getAsLong());
            if (answer.status().is2xxSuccessful()) {
                answers.put(request.getURI(), answer);
            }
            return answer;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // why: never compared
    private record Kept(HttpStatusCode status, HttpHeaders headers, byte[] content, long sinceNanos)
            implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return "";
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public void close() {
            // why: nothing is open, the response was read completely
        }
    }
}
