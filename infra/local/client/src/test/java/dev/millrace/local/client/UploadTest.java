package dev.millrace.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that is API and storage at once. */
class UploadTest {

    @TempDir
    Path folder;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI url;
    private String status = "IN_PROGRESS";
    private int refusals;
    private boolean isSignedAtFirst = true;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPartWhoseUploadIsLostIsNotSignedAgain() {
        status = "FAILED";
        refusals = 1;

        assertThatThrownBy(this::upload).hasRootCauseMessage("storage answers 404");
        assertThat(calls).containsExactly("POST /api/uploads", "PUT /part", "GET /api/uploads/s");
    }

    @Test
    void aShortFileTakesThreeCalls() throws Exception {
        assertThat(upload().videoId()).isEqualTo("v");
        assertThat(calls).containsExactly("POST /api/uploads", "PUT /part", "POST /api/uploads/s/complete");
    }

    @Test
    void aPartThatWasNotSignedWithTheSessionIsSignedAlone() throws Exception {
        isSignedAtFirst = false;

        upload();

        assertThat(calls)
                .containsExactly(
                        "POST /api/uploads", "POST /api/uploads/s/parts", "PUT /part", "POST /api/uploads/s/complete");
    }

    @Test
    void aPartThatIsRefusedWhileTheUploadLivesIsSignedAgain() throws Exception {
        refusals = 1;

        assertThat(upload().parts()).isEqualTo(1);
        assertThat(calls)
                .endsWith(
                        "PUT /part",
                        "GET /api/uploads/s",
                        "POST /api/uploads/s/parts",
                        "PUT /part",
                        "POST /api/uploads/s/complete");
    }

    private Upload.Completed upload() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("a.mp4"), "four");
        return new Upload(new Api(url, "token"), (sent, of) -> {}).upload(file, "video/mp4", "title");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add(exchange.getRequestMethod() + " " + path);
        exchange.getRequestBody().readAllBytes();
        if (path.equals("/part")) {
            exchange.getResponseHeaders().add("ETag", "etag");
            send(exchange, refusals-- > 0 ? 404 : 200, "");
        } else {
            send(exchange, 200, """
                    {"videoId": "v", "uploadSessionId": "s", "status": "%s", "partSizeBytes": 8, "totalParts": 1, \
                    "firstParts": [%s], "uploadUrl": "%s/part"}""".formatted(status, isSignedAtFirst ? signed() : "", url));
        }
    }

    private String signed() {
        return "{\"partNumber\": 1, \"uploadUrl\": \"%s/part\"}".formatted(url);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
