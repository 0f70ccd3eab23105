package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.proof.bench.peer.BareGateway;
import dev.millrace.proof.bench.peer.BareService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class BareProgramsIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private RSAKey key;
    private HttpServer keys;

    @BeforeEach
    void publishKeys() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        byte[] document = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        keys.start();
    }

    @AfterEach
    void stop() {
        keys.stop(0);
    }

    @Test
    void theGatewayForwardsWithAToken() throws Exception {
        try (ConstantBackend backend = ConstantBackend.start();
                ConfigurableApplicationContext gateway = start(BareGateway.class, "--peer.backend=" + backend.url())) {
            HttpResponse<String> answer = get(gateway, "/api/videos/1", token());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("READY");
            assertThat(get(gateway, "/api/videos/1", "none").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theServiceAsksForATokenToo() throws Exception {
        try (ConfigurableApplicationContext service =
                start(BareService.class, "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none")) {
            assertThat(get(service, "/items/1", "none").statusCode()).isEqualTo(401);
        }
    }

    private ConfigurableApplicationContext start(Class<?> program, String more) {
        return SpringApplication.run(
                program,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.cloud.circuitbreaker.resilience4j.disable-thread-pool=true",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:"
                        + keys.getAddress().getPort() + "/keys",
                more);
    }

    private HttpResponse<String> get(ConfigurableApplicationContext program, String path, String token)
            throws Exception {
        String port = program.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String token() throws Exception {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject("somebody")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
