package dev.millrace.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway on a real port in front of fake services, and a client for it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "millrace.drain.time=0s",
            "millrace.limits.address-per-second=100000",
            "millrace.limits.address-burst=100000",
            "millrace.cors.allowed-origins=https://app.example.com",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri=${fake.issuer}",
            "millrace.routes.video-service=${fake.video-service}",
            "millrace.routes.upload-service=${fake.upload-service}"
        })
public abstract class RunningGateway {

    protected static final FakeIssuer ISSUER = new FakeIssuer();
    protected static final FakeService VIDEO = new FakeService();
    protected static final FakeService UPLOAD = new FakeService();
    protected static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final JsonMapper JSON = JsonMapper.shared();

    @Value("${local.server.port}")
    protected int port;

    @DynamicPropertySource
    static void fakes(DynamicPropertyRegistry registry) {
        registry.add("fake.issuer", ISSUER::url);
        registry.add("fake.video-service", VIDEO::url);
        registry.add("fake.upload-service", UPLOAD::url);
    }

    protected HttpRequest.Builder open(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** A request from a caller that no other test uses. */
    protected HttpRequest.Builder call(String path) {
        return callOf("owner-" + UUID.randomUUID(), path);
    }

    protected HttpRequest.Builder callOf(String owner, String path) {
        return open(path).header("Authorization", "Bearer " + ISSUER.token(owner));
    }

    protected static HttpRequest.BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    protected static JsonNode problem(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith("application/problem+json")) {
            throw new AssertionError(
                    "no problem document: " + response.statusCode() + " " + type + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    protected static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    /** Sends raw bytes that no HTTP client would send, and reads the response until the gateway closes. */
    protected String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
