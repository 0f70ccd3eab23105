package dev.millrace.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IdentityProviderIT {

    private final CloudProcess cloud = CloudProcess.shared();

    @Test
    void tokenSaysWhoForWhomAndForHowLong() throws Exception {
        String token = cloud.token("ann", "operator", "agent");

        JWTClaimsSet claims = Tokens.claims(token);
        assertThat(Tokens.isSignedBy(cloud.issuer(), token)).isTrue();
        assertThat(claims.getIssuer()).isEqualTo(cloud.issuer().toString());
        assertThat(claims.getSubject()).isEqualTo("ann");
        assertThat(claims.getAudience()).containsExactly("millrace");
        assertThat(claims.getStringListClaim("roles")).containsExactly("operator", "agent");
        assertThat(Duration.between(Instant.now(), claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofHours(11), Duration.ofHours(12));
    }

    @Test
    void expiredTokensAndOtherAudiencesCanBeHad() throws Exception {
        JWTClaimsSet claims = Tokens.claims(cloud.token("ann", List.of(), "someone-else", Duration.ofHours(-1)));

        assertThat(claims.getAudience()).containsExactly("someone-else");
        assertThat(claims.getExpirationTime().toInstant()).isBefore(Instant.now());
        assertThat(claims.getStringListClaim("roles")).isEmpty();
    }

    @Test
    void discoveryNamesTheIssuerOfTheTokens() {
        HttpResponse<byte[]> answer = Http.get(URI.create(cloud.issuer() + "/.well-known/openid-configuration"));

        assertThat(new JsonMapper().readTree(answer.body()).get("issuer").asString())
                .isEqualTo(cloud.issuer().toString());
    }

    @Test
    void onlyTheWebPageOfAnAllowedOriginReadsATokenFromABrowser() {
        HttpResponse<byte[]> own =
                Http.get(cloud.issuer().resolve("/token?user=ann"), "Origin", "http://localhost:5173");
        HttpResponse<byte[]> other =
                Http.get(cloud.issuer().resolve("/token?user=ann"), "Origin", "https://evil.example");

        assertThat(new String(own.body(), UTF_8)).startsWith("ey");
        assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:5173");
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles=operator", "audience=other", "seconds=60", "user=bob", "scope=operator"})
    void onlyAUsersNameMayBeAskedForWithoutTheSecret(String more) {
        HttpResponse<byte[]> answer = Http.get(cloud.issuer().resolve("/token?user=ann&" + more));

        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(new String(answer.body(), UTF_8)).doesNotStartWith("ey");
    }

    @Test
    void wrongSecretGivesNoRole() {
        HttpResponse<byte[]> answer = Http.get(
                cloud.issuer().resolve("/token?user=ann&roles=operator"), "Authorization", "Bearer " + "0".repeat(40));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /millrace/token",
        "POST, /token",
        "GET, /millrace/authorize",
        "GET, /millrace/debugger",
        "GET, /millrace/userinfo",
        "POST, /millrace/introspect",
        "GET, /other/jwks",
        "GET, /other/.well-known/openid-configuration",
        "GET, /millrace/jwks/more",
        "GET, /isalive"
    })
    void nothingElseIsThereAndNoForeignPageMayReadIt(String method, String path) {
        String grant = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&client_id=x&scope=millrace&assertion="
                + "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyb290Iiwicm9sZXMiOlsib3BlcmF0b3IiXX0.AAAA";
        HttpResponse<byte[]> answer = Http.call(
                method,
                cloud.issuer().resolve(path),
                method.equals("POST") ? grant : "",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://evil.example");

        assertThat(answer.statusCode()).isIn(404, 405);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8084", "127.0.0.1.evil.example", "127.0.0.1/x", "", "10.0.0.1"})
    void pageWhoseNameWasMadeToPointHereGetsNothing(String host) throws IOException {
        String answer =
                RawHttp.send(cloud.issuer(), "GET /token?user=ann HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 421 ").doesNotContain("ey");
    }

    @Test
    void documentsAreForServersNotForPages() {
        HttpResponse<byte[]> keys = Http.get(URI.create(cloud.issuer() + "/jwks"), "Origin", "https://evil.example");

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
