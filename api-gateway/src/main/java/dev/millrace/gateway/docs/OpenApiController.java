package dev.millrace.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Serves the API document of all services, merged once at the start from the documents packaged with the gateway. */
@RestController
class OpenApiController {

    private static final List<String> SERVICES = List.of("video-service", "upload-service");
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final byte[] document;
    private final String etag;

    OpenApiController(JsonMapper json) throws IOException {
        MergedDocument merged = new MergedDocument();
        for (String service : SERVICES) {
            merged.add(service, read(service, json));
        }
        document = json.writeValueAsString(merged.document()).getBytes(StandardCharsets.UTF_8);
        // why weak: a strong tag would identify the uncompressed bytes
        etag = "W/\"" + DigestUtils.md5DigestAsHex(document) + '"';
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> openApi() {
        return ResponseEntity.ok().cacheControl(KEPT).eTag(etag).body(document);
    }

    private static ObjectNode read(String service, JsonMapper json) throws IOException {
        try (InputStream in = new ClassPathResource("openapi/" + service + "/openapi.json").getInputStream()) {
            return (ObjectNode) json.readTree(in);
        }
    }
}
