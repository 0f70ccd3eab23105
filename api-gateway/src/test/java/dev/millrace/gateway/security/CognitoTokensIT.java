package dev.millrace.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.millrace.gateway.RunningGateway;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Access tokens of Amazon Cognito: no aud and no roles, but client_id and cognito:groups. */
@TestPropertySource(
        properties = {
            "millrace.tokens.audience-claim=client_id",
            "millrace.tokens.audiences=7ios,7android",
            "millrace.tokens.roles-claim=cognito:groups"
        })
class CognitoTokensIT extends RunningGateway {

    private static final String VIDEOS = "/api/videos";
    private static final String OPERATORS = "/api/operations/intake";

    @Test
    void tokensOfOurAppsAreAccepted() {
        assertThat(call(VIDEOS, accessToken("7ios")).statusCode()).isEqualTo(200);
        assertThat(call(VIDEOS, accessToken("7android")).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensOfAnotherAppAreForAnotherAudience() {
        HttpResponse<String> answer = call(VIDEOS, accessToken("7other"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer).path("detail").asString()).startsWith("The token is for another audience.");
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        assertThat(call(VIDEOS, claims -> claims.audience("7ios").claim("token_use", "id"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aGroupIsARole() {
        UnaryOperator<JWTClaimsSet.Builder> viewer =
                claims -> accessToken("7ios").apply(claims).claim("cognito:groups", List.of("viewer"));
        UnaryOperator<JWTClaimsSet.Builder> operator =
                claims -> accessToken("7ios").apply(claims).claim("cognito:groups", List.of("viewer", "operator"));

        assertThat(call(OPERATORS, viewer).statusCode()).isEqualTo(403);
        assertThat(call(OPERATORS, operator).statusCode()).isEqualTo(200);
    }

    private static UnaryOperator<JWTClaimsSet.Builder> accessToken(String client) {
        return claims -> claims.audience((String) null)
                .claim("client_id", client)
                .claim("token_use", "access")
                .claim("scope", "openid");
    }

    private HttpResponse<String> call(String path, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return send(open(path).header("Authorization", "Bearer " + ISSUER.token(claims)));
    }
}
