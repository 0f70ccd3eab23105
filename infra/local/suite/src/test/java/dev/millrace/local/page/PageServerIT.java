package dev.millrace.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerIT {

    private static final URI ABSENT = URI.create("http://127.0.0.1:1/");

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer measured;
    private PageServer page;

    @TempDir
    Path nothing;

    @BeforeEach
    void start() throws IOException {
        page = PageServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HostName.LOOPBACK,
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:2"),
                URI.create("http://127.0.0.1:3"),
                nothing,
                user -> "token-of-" + user,
                new MetricSources(
                        Map.of("measured", measured("jobs{kind=\"a\"} 2.0\n"), "away", ABSENT),
                        () -> Map.of("found", measuredAt(), "gone", ABSENT)));
    }

    @AfterEach
    void stop() {
        page.close();
        measured.stop(0);
    }

    private URI measured(String metrics) throws IOException {
        measured = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        measured.createContext("/metrics", exchange -> {
            byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        measured.start();
        return measuredAt();
    }

    private URI measuredAt() {
        return URI.create("http://127.0.0.1:" + measured.getAddress().getPort() + "/metrics");
    }

    @Test
    void whatProcessesMeasureIsReadForThePageAndWhoIsAwayIsNull() throws Exception {
        assertThat(get("/metrics.json").body())
                .contains("\"measured\":\"jobs{kind=\\\"a\\\"} 2.0\\n\"")
                .contains("\"away\":null")
                .contains("\"found\":\"jobs")
                .doesNotContain("gone");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/page.css, text/css; charset=utf-8",
        "/main.js, text/javascript; charset=utf-8",
        "/icon.svg, image/svg+xml",
        "/hls/hls.mjs, text/javascript; charset=utf-8",
        "/hls/hls.worker.js, text/javascript; charset=utf-8",
        "/config.json, application/json",
        "/metrics.html, text/html; charset=utf-8",
        "/metrics.json, application/json"
    })
    void everyFileHasItsTypeAndIsNotCached(String path, String type) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.body()).isNotBlank();
    }

    @Test
    void thePolicyAllowsThePageTheGatewayTheEdgeAndStorageOnly() throws Exception {
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "connect-src 'self' http://127.0.0.1:1 http://127.0.0.1:2 http://127.0.0.1:3",
                        "media-src blob: data: http://127.0.0.1:2",
                        "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe").doesNotContain("*");
    }

    @Test
    void thePolicyNeedsNoInlineScriptOrStyle() throws Exception {
        assertThat(get("/").body()).doesNotContainPattern("<style|style=|\\son[a-z]+=|<script(?![^>]*src=)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/main.js",
                "/list.js",
                "/row.js",
                "/newvideo.js",
                "/upload.js",
                "/player.js",
                "/page.css",
                "/metrics.html",
                "/metrics.js"
            })
    void everyFileThatAFileNamesIsThere(String path) throws Exception {
        Pattern names = Pattern.compile("(?:from '\\./|src=\"|href=\"|url\\(\")([a-z.]+)");
        for (var match : names.matcher(get(path).body()).results().toList()) {
            assertThat(get("/" + match.group(1)).statusCode())
                    .as(match.group(1))
                    .isEqualTo(200);
        }
    }

    @Test
    void theSettingsNameTheGatewayAndWhatMayBeUploaded() throws Exception {
        assertThat(get("/config.json").body())
                .contains("\"gateway\":\"http://127.0.0.1:1\"")
                .contains("\"maxBytes\":1610612736")
                .contains("video/quicktime")
                .doesNotContain("webm");
    }

    @Test
    void aTokenIsMadeForTheNamedUser() throws Exception {
        assertThat(get("/token?user=alice").body()).contains("token-of-alice");
        assertThat(get("/token?user=J%C3%BCrg").body()).contains("token-of-Jürg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/token?user=", "/token?user=a%20b", "/token?user=%00", "/token?name=alice"})
    void aTokenForNobodyIsRefused(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.html",
                "/../page/index.html",
                "/hls/../../../../../../page/index.html",
                "/%2e%2e/page/index.html",
                "/..%2fpage/index.html",
                "//etc/passwd",
                "/hls/",
                "/hls/hls.mjs.map",
                "/dev/millrace/local/page/PageServer.class"
            })
    void whatIsNoFileOfThePageIsNotServed(String path) throws Exception {
        assertThat(rawGet(path, page.uri().getAuthority())).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "evil.example"})
    void anotherHostNameIsSentToOursWithoutAToken(String host) throws Exception {
        assertThat(rawGet("/token?user=alice", host))
                .startsWith("HTTP/1.1 307")
                .containsIgnoringCase("location: " + page.uri() + "/")
                .doesNotContain("token-of");
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(page.uri())
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create(page.uri() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** why: HttpClient cannot send a foreign Host, and rewrites some paths. */
    private String rawGet(String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", page.uri().getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
