package dev.millrace.blackbox.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document.
 *
 * @param isSigned whether it is authenticated by a signature instead of a token
 * @param bodyType media type of its body, or empty
 */
record Endpoint(String method, String template, boolean isSigned, String bodyType) {

    /** Bodies that are validated before the owner check; other calls send an empty object. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/videos", "{\"title\":\"x\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":10}",
            "PATCH /api/videos/{id}", "{\"title\":\"stolen\"}",
            "POST /api/videos/{id}/uploads", "{\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":10}",
            "POST /api/uploads", "{\"title\":\"x\",\"sourceMime\":\"video/mp4\",\"sourceSizeBytes\":10}",
            "POST /api/uploads/{sid}/parts", "{\"partNumber\":1}",
            "PUT /api/videos/{id}/captions/{language}", "WEBVTT\n");

    static List<Endpoint> all(JsonNode document) {
        List<Endpoint> endpoints = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .forEach(operation ->
                                endpoints.add(of(path.getKey(), operation.getKey(), operation.getValue()))));
        return endpoints;
    }

    private static Endpoint of(String template, String method, JsonNode operation) {
        JsonNode security = operation.path("security");
        String type = operation
                .path("requestBody")
                .path("content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        boolean isSigned = security.isArray() && security.isEmpty();
        return new Endpoint(method.toUpperCase(Locale.ROOT), template, isSigned, type);
    }

    /** Its name on the page. */
    String name() {
        return method + " " + template;
    }

    /** Whether the document lists this status. */
    boolean lists(JsonNode document, int status) {
        return document.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .has(Integer.toString(status));
    }

    /** Whether it requires the role operator. */
    boolean isForOperators() {
        return template.startsWith("/api/operations/");
    }

    /** A valid request without a token. */
    Call call(String video, String session) {
        String id = template.startsWith("/api/uploads/") ? session : video;
        Call call = Call.of(method, template.replace("{language}", "en").replaceAll("\\{[^}]+}", id));
        byte[] body = BODIES.getOrDefault(name(), "{}").getBytes(StandardCharsets.UTF_8);
        return bodyType.isEmpty() ? call : call.body(bodyType, body);
    }
}
