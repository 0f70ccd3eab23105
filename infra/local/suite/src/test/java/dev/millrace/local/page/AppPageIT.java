package dev.millrace.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.cloud.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page server with a build of the app. */
class AppPageIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private PageServer page;

    @TempDir
    Path parent;

    @BeforeEach
    void start() throws IOException {
        Path dist = Files.createDirectory(parent.resolve("dist"));
        Path scripts = Files.createDirectories(dist.resolve("_expo/static/js/web"));
        Files.writeString(dist.resolve("index.html"), "the app");
        Files.writeString(dist.resolve("app.css"), "body {}");
        Files.writeString(dist.resolve("metadata.json"), "{}");
        Files.writeString(dist.resolve(".hidden.js"), "hidden");
        Files.writeString(scripts.resolve("index-7c9e5b00.js"), "script");
        Files.writeString(parent.resolve("secret.js"), "secret");
        page = PageServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HostName.LOOPBACK,
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:2"),
                URI.create("http://127.0.0.1:3"),
                dist,
                user -> "token-of-" + user,
                new MetricSources(Map.of(), Map::of));
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/app.css, text/css; charset=utf-8, body {}",
        "/_expo/static/js/web/index-7c9e5b00.js, text/javascript; charset=utf-8, script"
    })
    void aFileOfTheBuildHasItsType(String path, String type, String body) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/upload", "/settings", "/videos/0198c0de-0000-7000-8000-000000000001"})
    void anAddressOfAScreenAnswersTheApp(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.body()).isEqualTo("the app");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics.html",
                "/metrics.js",
                "/metrics.css",
                "/prometheus.js",
                "/dom.js",
                "/words.js",
                "/page.css"
            })
    void metricsAreShownBesideTheApp(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theAppAsksByHeadWhetherTheNetworkIsThere() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(URI.create(page.uri() + "/"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> response = http.send(head, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void settingsAndTokensAreWhatTheyAre() throws Exception {
        assertThat(get("/config.json").body()).contains("\"gateway\":\"http://127.0.0.1:1\"");
        assertThat(get("/token?user=alice").body()).contains("token-of-alice");
    }

    @Test
    void thePolicyAllowsAnEmptyStyleElementAndNothingElseInline() throws Exception {
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
        assertThat(policy).doesNotContain("unsafe").doesNotContain("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.js",
                "/metadata.json",
                "/.hidden.js",
                "/../secret.js",
                "/_expo/../../secret.js",
                "/%2e%2e/secret.js",
                "/..%2fsecret.js",
                "//secret.js",
                "/_expo/static/",
                "/main.js"
            })
    void whatIsNoFileOfTheBuildIsNotServed(String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", page.uri().getPort())) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + page.uri().getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("secret", "hidden");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create(page.uri() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
