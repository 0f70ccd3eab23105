package dev.millrace.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        HttpResponse<byte[]> answer =
                Http.get(java.net.URI.create(cloud.issuer() + "/.well-known/openid-configuration"));

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
}
