package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Payload;
import com.nimbusds.jwt.SignedJWT;
import dev.millrace.gateway.RunningGateway;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokensIT extends RunningGateway {

    static Stream<Arguments> bad() throws Exception {
        Instant past = Instant.now().minusSeconds(600);
        SignedJWT good = SignedJWT.parse(ISSUER.token("anna"));
        String tampered = good.getHeader().toBase64URL() + "."
                + new Payload(good.getPayload().toString().replace("anna", "eve")).toBase64URL() + "."
                + good.getSignature();
        return Stream.of(
                Arguments.of("expired", ISSUER.token(claims -> claims.expirationTime(Date.from(past)))),
                Arguments.of(
                        "not yet", ISSUER.token(claims -> claims.notBeforeTime(Date.from(past.plusSeconds(1200))))),
                Arguments.of("never ends", ISSUER.token(claims -> claims.expirationTime(null))),
                Arguments.of("other issuer", ISSUER.token(claims -> claims.issuer("https://evil.example.com"))),
                Arguments.of("other audience", ISSUER.token(claims -> claims.audience("somebody"))),
                Arguments.of("no audience", ISSUER.token(claims -> claims.audience((String) null))),
                Arguments.of("unsigned", ISSUER.unsigned("anna")),
                Arguments.of("another key", ISSUER.signedByAnotherKey("anna")),
                Arguments.of("tampered", tampered),
                Arguments.of("nonsense", "nonsense"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void badTokenIsRefused(String what, String token) {
        int before = VIDEO.calls();

        var response = send(open("/api/videos").header("Authorization", "Bearer " + token));

        assertThat(response.statusCode()).as(what).isEqualTo(401);
        assertThat(problem(response).path("code").asString()).isEqualTo("UNAUTHENTICATED");
        assertThat(problem(response).path("traceId").asString()).hasSize(32);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(VIDEO.calls()).isEqualTo(before);
    }

    @Test
    void keysThatNobodyKnowsAreNotLookedForAgainAndAgain() {
        assertThat(send(call("/api/videos")).statusCode()).isEqualTo(200);
        int before = ISSUER.keyRequests();

        for (int i = 0; i < 30; i++) {
            String token = ISSUER.signedByAnUnknownKey("anna");
            assertThat(send(open("/api/videos").header("Authorization", "Bearer " + token))
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(ISSUER.keyRequests() - before).isLessThanOrEqualTo(3);
    }

    @Test
    void noTokenIsRefused() {
        var response = send(open("/api/videos"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(problem(response).path("code").asString()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void operatorsCallsNeedTheirRole() {
        String path = "/api/operations/pause";
        String operator = ISSUER.token(claims -> claims.claim("roles", List.of("agent", "operator")));

        var refused = send(call(path).POST(json("{}")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(problem(refused).path("code").asString()).isEqualTo("FORBIDDEN");
        assertThat(send(open(path).POST(json("{}"))).statusCode()).isEqualTo(401);
        assertThat(VIDEO.calls(path)).isEmpty();

        var passed =
                send(open(path).header("Authorization", "Bearer " + operator).POST(json("{}")));
        assertThat(passed.statusCode()).isEqualTo(200);
        assertThat(VIDEO.only(path).method()).isEqualTo("POST");
    }

    @Test
    void aTokenInTheQueryIsNone() {
        assertThat(send(open("/api/videos?access_token=" + ISSUER.token("anna")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void answersCarrySecurityHeaders() {
        var headers = send(call("/api/videos")).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    }
}
