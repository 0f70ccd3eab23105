package dev.millrace.blackbox.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of a document as JSON Schema 2020-12, with formats checked and without undescribed properties. */
final class BodySchemas {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .pathType(PathType.JSON_POINTER)
                    .build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final JsonNode definitions;

    BodySchemas(JsonNode document) {
        definitions = closed(document.path("components").path("schemas"));
    }

    /** Converts to plain JSON Schema, which has no components. */
    private static JsonNode closed(JsonNode schema) {
        JsonNode closed = JSON.readTree(schema.toString().replace("#/components/schemas/", "#/$defs/"));
        close(closed);
        return closed;
    }

    /** why: JSON Schema allows undescribed properties, so a document that omits a field would pass. */
    private static void close(JsonNode node) {
        node.forEach(BodySchemas::close);
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("unevaluatedProperties", false);
        }
    }

    List<Difference> differences(String operation, Exchange exchange, JsonNode schema) {
        try {
            return differences(operation, exchange.status(), schema, parse(exchange.body()));
        } catch (JacksonException e) {
            return List.of(new Difference(
                    operation, exchange.status(), "", "the body is JSON, which it is not: " + e.getOriginalMessage()));
        }
    }

    List<Difference> differences(String operation, int status, JsonNode schema, JsonNode body) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(body).stream()
                .map(error -> difference(operation, status, error))
                .toList();
    }

    JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = closed(schema).asObject();
        whole.set("$defs", definitions);
        return registry.getSchema(whole);
    }

    private static Difference difference(String operation, int status, Error error) {
        return new Difference(operation, status, error.getInstanceLocation().toString(), error.getMessage());
    }
}
