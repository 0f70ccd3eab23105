package dev.millrace.local.page;

import dev.millrace.common.media.SourceContainer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The addresses that the page calls, as its {@code /config.json} and as the content security policy. */
record PageSettings(URI gateway, URI edge, URI storage) {

    /** why: the page rejects early what the services reject by default; the services' response is decisive. */
    private static final long MAX_BYTES = 1_610_612_736L;

    byte[] json() {
        Map<String, Object> config = Map.of(
                "gateway", gateway.toString(),
                "edge", edge.toString(),
                "tokenEndpoint", "/token",
                "maxBytes", MAX_BYTES,
                "mimesByExtension", mimesByExtension());
        return JsonMapper.shared().writeValueAsString(config).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> mimesByExtension() {
        return Arrays.stream(SourceContainer.values())
                .filter(container -> container != SourceContainer.WEBM)
                .collect(Collectors.toMap(SourceContainer::extension, SourceContainer::mimes));
    }

    /** Allows the page itself, the three addresses above, and what hls.js needs: our worker, blob media, and an empty track of captions. */
    String contentSecurityPolicy(String styleSources) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src " + styleSources,
                "worker-src 'self'",
                "img-src 'self' blob: " + edge,
                "media-src blob: data: " + edge,
                "connect-src 'self' " + gateway + " " + edge + " " + storage,
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }
}
