package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.gateway.RunningGateway;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Malformed requests are the caller's error: no server failure, no effect on others, nothing in the log. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsIT extends RunningGateway {

    private static final int MORE_THAN_OPEN_A_BREAKER = 30;

    @Autowired
    CircuitBreakerRegistry breakers;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a control character;   /api/videos;              X-Any: hush\u0080; 400; VALIDATION_FAILED",
                "in a webhook, unknown; /api/webhooks/uploads;    X-Any: hush\u0080; 400; VALIDATION_FAILED",
                "in a cookie;           /api/videos;              Cookie: a=hush\u009f; 400; VALIDATION_FAILED",
                "no header;             /api/videos;              X-Any : hush; 400; VALIDATION_FAILED",
                "no path;               /api/videos|hush;         X-Any: a; 400; VALIDATION_FAILED",
                "any type of body;      /api/videos;              Content-Type: */*; 415; UNSUPPORTED_MEDIA_TYPE",
                "some type of body;     /api/videos;              Content-Type: text/*; 415; UNSUPPORTED_MEDIA_TYPE",
                "two tokens;            /api/videos;              Authorization: Bearer hush; 401; UNAUTHENTICATED",
                "two in a webhook;      /api/webhooks/uploads;    Authorization: Bearer hush; 401; UNAUTHENTICATED",
                "a query not in UTF-8;  /api/videos?cursor=%ff;   X-Any: a; 400; VALIDATION_FAILED",
                "half a character;      /api/videos?cursor=a%C3;  X-Any: a; 400; VALIDATION_FAILED",
                "webhook, not UTF-8;    /api/webhooks/uploads?%ff; X-Any: a; 400; VALIDATION_FAILED",
            })
    void isRefusedWithoutAffectingOthers(
            String what, String target, String header, int status, String code, CapturedOutput log) throws IOException {
        int before = VIDEO.calls();

        for (int i = 0; i < MORE_THAN_OPEN_A_BREAKER; i++) {
            String answer = raw("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + ISSUER.token(what + i) + "\r\n" + header
                    + "\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
        }

        assertThat(VIDEO.calls()).isEqualTo(before);
        assertThat(send(call("/api/videos")).statusCode()).as("for others").isEqualTo(200);
        assertThat(log).doesNotContain("hush").doesNotContain("Request failed");
    }

    @Test
    void textInAHeaderAndInAQueryPasses() throws IOException {
        assertThat(raw("GET /api/videos?cursor=%C5%A1%20%2B+ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "User-Agent: Anas phone \u00e9\t1\r\nAuthorization: Bearer " + ISSUER.token("anna")
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aBreakerCountsOnlyWhatTheServiceDid() {
        CircuitBreaker breaker = breakers.circuitBreaker("upload-service");
        breaker.reset();

        for (int i = 0; i < MORE_THAN_OPEN_A_BREAKER; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> breaker.executeRunnable(() -> {
                        throw new IllegalArgumentException("what a caller sent");
                    }));
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
}
