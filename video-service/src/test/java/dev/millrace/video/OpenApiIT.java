package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** The committed document is what the service serves; {@code -Dopenapi.write=true} rewrites it for review. */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("openapi.json");

    @Test
    void committedDocumentIsWhatTheServiceServes() throws IOException {
        ObjectNode served = (ObjectNode)
                RunningService.shared().asNobody().get("/openapi.json").json();
        served.remove("servers"); // why: names the port of this run
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(
                    COMMITTED,
                    Api.JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(served) + "\n");
        }
        JsonNode committed = Api.JSON.readTree(Files.readString(COMMITTED));
        assertThat(served.toPrettyString()).isEqualTo(committed.toPrettyString());
        assertThat(committed.get("openapi").asString()).startsWith("3.1");
    }
}
