package dev.millrace.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.millrace.gateway.RunningGateway;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A load balancer adds the address that it sees to what a client sent, and keeps its connections. */
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "millrace.limits.address-per-second=1",
            "millrace.limits.address-burst=3"
        })
class BehindLoadBalancerIT extends RunningGateway {

    private static final int REQUESTS = 120;

    @Test
    void callersAreCountedByTheirOwnAddress() {
        assertThat(statuses("198.51.100.1")).contains(401, 429);
        assertThat(statuses("198.51.100.2").get(0)).isEqualTo(401);
        assertThat(statuses("2001:db8:1::1").get(0)).isEqualTo(401);
    }

    @Test
    void anAddressThatTheClientMadeUpDoesNotCount() {
        List<Integer> statuses = IntStream.range(0, 10)
                .mapToObj(i -> status("203.0.113." + i + ", 198.51.100.3"))
                .toList();

        assertThat(statuses).contains(429);
    }

    @Test
    void servicesLearnTheAddressAndTheSchemeOfTheClientButNoHostOfItsChoice() {
        String path = "/api/videos/" + UUID.randomUUID();
        send(call(path)
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.4")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example"));

        Headers passed = VIDEO.only(path).headers();
        assertThat(passed.get("X-Forwarded-For")).containsExactly("198.51.100.4");
        assertThat(passed.get("X-Forwarded-Proto")).containsExactly("https");
        assertThat(passed.get("X-Forwarded-Host")).containsExactly("127.0.0.1");
    }

    @Test
    void itsConnectionsAreKeptLongerThanItKeepsThem() throws Exception {
        String request = "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: %s\r\n\r\n";

        String answers = raw(request.formatted("keep-alive").repeat(REQUESTS) + request.formatted("close"));

        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(REQUESTS + 2);
        assertThat(answers.split("Keep-Alive: timeout=200", -1)).hasSize(REQUESTS + 1);
    }

    private List<Integer> statuses(String address) {
        return IntStream.range(0, 10).mapToObj(i -> status(address)).toList();
    }

    private int status(String forwardedFor) {
        HttpResponse<String> answer = send(open("/api/videos").header("X-Forwarded-For", forwardedFor));
        return answer.statusCode();
    }
}
