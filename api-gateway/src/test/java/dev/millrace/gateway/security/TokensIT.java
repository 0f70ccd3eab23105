package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Payload;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.millrace.gateway.RunningGateway;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                Arguments.of("never expires", ISSUER.token(claims -> claims.expirationTime(null))),
                Arguments.of("other issuer", ISSUER.token(claims -> claims.issuer("https://evil.example.com"))),
                Arguments.of("other audience", ISSUER.token(claims -> claims.audience("another-api"))),
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
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
        assertThat(VIDEO.calls()).isEqualTo(before);
    }

    static Stream<Arguments> reasons() throws Exception {
        Instant past = Instant.now().minusSeconds(600);
        return Stream.of(
                Arguments.of(ISSUER.token(claims -> expired(claims)), "has expired", "Get a new one"),
                Arguments.of(
                        ISSUER.token(claims -> claims.notBeforeTime(Date.from(past.plusSeconds(1200)))),
                        "is not valid yet",
                        "later"),
                Arguments.of(ISSUER.token(claims -> claims.expirationTime(null)), "never expires", "that expires"),
                Arguments.of(
                        ISSUER.token(claims -> claims.issuer("https://evil.example.com")), "another issuer", "Sign in"),
                Arguments.of(
                        ISSUER.token(claims -> expired(claims.audience("another-api"))),
                        "another audience",
                        "for this API"),
                Arguments.of(ISSUER.unsigned("anna"), "not a JWT signed by the identity provider", "Sign in again"),
                Arguments.of(ISSUER.signedByAnotherKey("anna"), "not a JWT signed", "Sign in again"),
                Arguments.of("nonsense", "not a JWT signed", "Sign in again"));
    }

    private static JWTClaimsSet.Builder expired(JWTClaimsSet.Builder claims) {
        Instant past = Instant.now().minusSeconds(600);
        return claims.issueTime(Date.from(past.minusSeconds(600))).expirationTime(Date.from(past));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("reasons")
    void invalidTokenGetsReasonAndRemedy(String token, String reason, String remedy) {
        var response = send(open("/api/videos").header("Authorization", "Bearer " + token));

        assertThat(response.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"millrace\", error=\"invalid_token\", error_description=\"The token ")
                .contains(reason);
        assertThat(problem(response).path("detail").asString()).contains(reason).contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "bearer \u00e9"})
    void headerThatIsNotOneTokenIsAnInvalidRequest(String header) throws IOException {
        String answer = raw("GET /api/videos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + header + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer realm=\"millrace\", error=\"invalid_request\"")
                .contains("Authorization: Bearer <token>");
    }

    @Test
    void twoHeadersAreAnInvalidRequest() throws IOException {
        String token = "Authorization: Bearer " + ISSUER.token("anna") + "\r\n";

        assertThat(raw("GET /api/videos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + token + token + "\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains(
                        "error=\"invalid_request\", error_description=\"There is more than one Authorization header\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi"})
    void withoutATokenTheChallengeHasNoError(String header) {
        var request =
                header.isEmpty() ? open("/api/videos") : open("/api/videos").header("Authorization", header);
        var response = send(request);

        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"millrace\"");
        assertThat(problem(response).path("detail").asString()).contains("Send one access token");
    }

    @Test
    void missingRoleIsAnInsufficientScope() {
        var response = send(call("/api/operations/pause").POST(json("{}")));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer realm=\"millrace\", error=\"insufficient_scope\"")
                .contains("operator");
        assertThat(problem(response).path("detail").asString()).contains("operator");
    }

    @Test
    void unknownKeysDoNotCauseRepeatedFetches() {
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
