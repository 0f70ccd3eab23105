package dev.millrace.gateway.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges several OpenAPI documents. Public paths stay unchanged; components of the same name but different content get the
 * service's name as a prefix; bearer tokens are the only authentication.
 */
final class MergedDocument {

    private static final String BEARER = "bearer";
    private static final String INTERNAL = "x-internal";
    /** why: these calls are authenticated by signature, not by token. */
    private static final String SIGNED = "/api/webhooks/";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths;
    private final ObjectNode components;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    MergedDocument() {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Millrace")
                .put("description", "Resumable upload, queued transcoding and adaptive playback of video.")
                .put("version", "1.0.0")
                .putObject("contact")
                .put("name", "Millrace");
        document.putArray("servers").addObject().put("url", "/").put("description", "This gateway");
        document.putArray("security").addObject().putArray(BEARER);
        document.putArray("tags");
        paths = document.putObject("paths");
        components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
    }

    /** @param service its name, such as {@code upload-service} */
    void add(String service, ObjectNode original) {
        ObjectNode added = new ComponentNames(components, service).distinct(original.deepCopy());
        Set<String> bearers = bearerSchemes(added);
        added.path("components").properties().forEach(section -> addComponents(section, bearers));
        added.path("tags").forEach(this::addTag);
        added.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/internal"))
                .forEach(path -> addPath(service, path.getKey(), (ObjectNode) path.getValue(), bearers));
    }

    ObjectNode document() {
        return document;
    }

    private static Set<String> bearerSchemes(ObjectNode added) {
        Set<String> names = new HashSet<>();
        added.at("/components/securitySchemes").properties().forEach(scheme -> {
            if (scheme.getValue().path("scheme").asString("").equalsIgnoreCase(BEARER)) {
                names.add(scheme.getKey());
            }
        });
        return names;
    }

    private void addComponents(Map.Entry<String, JsonNode> section, Set<String> bearers) {
        ObjectNode target = components.withObjectProperty(section.getKey());
        section.getValue().properties().stream()
                .filter(component -> !bearers.contains(component.getKey()))
                .forEach(component -> target.set(component.getKey(), component.getValue()));
    }

    private void addTag(JsonNode tag) {
        if (tags.add(tag.path("name").asString())) {
            document.withArrayProperty("tags").add(tag);
        }
    }

    private void addPath(String service, String path, ObjectNode item, Set<String> bearers) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        item.properties().stream()
                .filter(part -> !part.getValue().path(INTERNAL).asBoolean(false))
                .forEach(part -> kept.set(part.getKey(), part.getValue()));
        kept.forEach(operation -> adapt(service, operation, bearers));
        if (path.startsWith(SIGNED)) {
            kept.forEach(operation -> ((ObjectNode) operation).putArray("security"));
        }
        if (kept.isEmpty() || item.path(INTERNAL).asBoolean(false)) {
            return;
        }
        ObjectNode target = paths.withObjectProperty(path);
        kept.properties().forEach(part -> {
            if (target.has(part.getKey())) {
                throw new IllegalStateException("Two services describe " + part.getKey() + " " + path);
            }
            target.set(part.getKey(), part.getValue());
        });
    }

    private void adapt(String service, JsonNode part, Set<String> bearers) {
        if (!(part instanceof ObjectNode operation)) {
            return;
        }
        String id = operation.path("operationId").asString("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            operation.put("operationId", ComponentNames.prefixed(service, id));
        }
        operation.path("security").forEach(requirement -> renameBearer((ObjectNode) requirement, bearers));
    }

    private static void renameBearer(ObjectNode requirement, Set<String> bearers) {
        List<String> found = new ArrayList<>(requirement.propertyNames());
        found.retainAll(bearers);
        found.forEach(requirement::remove);
        if (!found.isEmpty()) {
            requirement.putArray(BEARER);
        }
    }
}
