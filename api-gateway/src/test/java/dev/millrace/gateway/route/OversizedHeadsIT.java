package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.RunningGateway;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A head that is too large gets its own status, not the one for malformed heads. */
class OversizedHeadsIT extends RunningGateway {

    private static final String REST = "Host: localhost\r\nConnection: keep-alive\r\n";

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("one long header", "GET /api/videos HTTP/1.1\r\nX-Any: " + "a".repeat(9_000), 431),
                Arguments.of("a header without end", "GET /api/videos HTTP/1.1\r\nX-Any: " + "a".repeat(60_000), 431),
                Arguments.of(
                        "many cookies",
                        "GET /api/videos HTTP/1.1" + ("\r\nCookie: a=" + "b".repeat(500)).repeat(20),
                        431),
                Arguments.of("101 headers", "GET /api/videos HTTP/1.1" + "\r\nX-Any: a".repeat(101), 431),
                Arguments.of("a long path", "GET /api/videos/" + "a".repeat(9_000) + " HTTP/1.1", 414),
                Arguments.of("a long query", "GET /api/videos?cursor=" + "a".repeat(8_170) + " HTTP/1.1", 414),
                Arguments.of("a query without end", "GET /api/videos?cursor=" + "a".repeat(60_000) + " HTTP/1.1", 414));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void isRefusedWithWhatToDo(String what, String head, int status) throws IOException {
        int before = VIDEO.calls();

        String answer = raw(head + "\r\n" + REST + "\r\n");

        assertThat(answer).as(what).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase())
                .contains("\r\nconnection: close\r\n", "content-type: application/problem+json");
        var problem = tree(answer.substring(answer.indexOf('{')));
        assertThat(problem.path("code").asString()).isEqualTo(status == 414 ? "URL_TOO_LONG" : "HEADERS_TOO_LARGE");
        assertThat(problem.path("maxBytes").asInt()).isEqualTo(8192);
        assertThat(problem.path("detail").asString()).contains("at most").contains("Send");
        assertThat(VIDEO.calls()).isEqualTo(before);
    }

    @Test
    void aHeadThatCannotBeReadIsStillThat() throws IOException {
        assertThat(raw("GET /api/videos HTTP/1.1\r\n" + REST + "X Any: a\r\n\r\n" + "a".repeat(9_000)))
                .startsWith("HTTP/1.1 400")
                .contains("VALIDATION_FAILED");
    }

    @Test
    void aHeadOfAlmostTheMostPasses() throws IOException {
        assertThat(raw("GET /api/videos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + ISSUER.token("anna") + "\r\nX-Any: " + "a".repeat(7_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }
}
