package dev.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.web.VerifiedTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What each call costs beside its work. */
class ObservedIT extends RunningGateway {

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JwtDecoder tokens;

    @Test
    void nothingIsObservedThatNobodyReads() {
        assertThat(send(call("/api/videos")).statusCode()).isEqualTo(200);

        // why: a call is counted after its answer is sent
        await().until(() -> meters.find("http.server.requests").meter() != null);
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .noneMatch(name -> name.startsWith("spring.security"));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("BatchSpanProcessor"));
    }

    @Test
    void servicesBehindAreToldToRecordNothingEither() {
        String path = "/api/videos/" + UUID.randomUUID();
        send(call(path).header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        assertThat(VIDEO.only(path).headers().getFirst("traceparent"))
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-00");
    }

    @Test
    void aTokenIsNotVerifiedAnewAtEachCall() {
        assertThat(tokens).isInstanceOf(VerifiedTokens.class);
    }
}
