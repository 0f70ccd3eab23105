package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed document is what the service says of itself; {@code -Dopenapi.write=true} rewrites it for review. */
@RunningUploadService
class OpenApiIT {

    private static final Path COMMITTED = Path.of("openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final int port;

    OpenApiIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void theCommittedDocumentIsTheServices() throws IOException, InterruptedException {
        String served = served();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(Files.readString(COMMITTED)).isEqualTo(served);
    }

    private String served() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/openapi.json"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        ObjectNode document = (ObjectNode) JSON.readTree(body);
        document.remove("servers"); // why: the port of this run is not part of the contract
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }
}
