package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

class JwksCacheTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // why: monotonic time may run over
    private final AtomicInteger asked = new AtomicInteger();
    private final JwksCache kept = new JwksCache(Duration.ofSeconds(10), nanos::get);

    @Test
    void anAnswerIsKeptForItsLifeOfRunningTimeAndNoLonger() throws IOException {
        assertThat(answer()).isEqualTo("1");
        nanos.addAndGet(Duration.ofMillis(9_999).toNanos());
        assertThat(answer()).isEqualTo("1");
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(answer()).isEqualTo("2");
    }

    private String answer() throws IOException {
        var request = new MockClientHttpRequest(HttpMethod.GET, URI.create("http://issuer.test/jwks"));
        try (ClientHttpResponse answer = kept.intercept(
                request,
                new byte[0],
                (again, body) -> new MockClientHttpResponse(
                        String.valueOf(asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8), HttpStatus.OK))) {
            return new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
