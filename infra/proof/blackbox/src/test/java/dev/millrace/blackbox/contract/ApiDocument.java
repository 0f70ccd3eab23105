package dev.millrace.blackbox.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An OpenAPI document, applied strictly: a response must have a listed status and type, and its body exactly what its schema
 * describes.
 */
final class ApiDocument {

    private static final String ANY_REFUSAL = "{\"$ref\":\"#/components/schemas/Problem\"}";
    private static final String EVENTS = "text/event-stream";

    private final List<Operation> operations;
    private final BodySchemas schemas;

    ApiDocument(JsonNode document) {
        this.operations = operations(document);
        this.schemas = new BodySchemas(document);
    }

    private static List<Operation> operations(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.path("paths")
                .forEachEntry((template, item) -> item.forEachEntry(
                        (method, description) -> found.add(Operation.of(method, template, description))));
        found.sort(Comparator.comparing(Operation::isLiteral).reversed());
        return List.copyOf(found);
    }

    /** Differences between this response and the document. */
    List<Difference> differences(Exchange exchange) {
        return operation(exchange)
                .map(operation -> ofOperation(operation, exchange))
                .orElseGet(() -> ofNone(exchange));
    }

    /** Differences between one event of a stream and the document, which describes the stream as an array. */
    List<Difference> differencesOfEvent(Exchange opening, JsonNode event) {
        Operation stream = operation(opening).orElseThrow();
        JsonNode schema = schema(stream.responses().path(Integer.toString(opening.status())), EVENTS);
        return schemas.differences(stream.name(), opening.status(), schema.path("items"), event);
    }

    /** The operation's name, or empty for an unknown call. */
    Optional<Operation> operation(Exchange exchange) {
        return operations.stream()
                .filter(operation -> operation.takes(exchange))
                .findFirst();
    }

    private List<Difference> ofOperation(Operation operation, Exchange exchange) {
        JsonNode response = operation.responses().path(Integer.toString(exchange.status()));
        if (response.isMissingNode()) {
            String rule = "the status is none of "
                    + String.join(", ", operation.responses().propertyNames());
            return List.of(new Difference(operation.name(), exchange.status(), "", rule));
        }
        if (exchange.isHeadOnly()) {
            return List.of();
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return exchange.body().isEmpty() ? List.of() : differs(operation.name(), exchange, "it has no body");
        }
        if (!content.has(exchange.mediaType())) {
            String rule = "the content type '%s' is none of %s"
                    .formatted(exchange.mediaType(), String.join(", ", content.propertyNames()));
            return differs(operation.name(), exchange, rule);
        }
        if (exchange.mediaType().equals(EVENTS)) {
            return List.of();
        }
        return schemas.differences(operation.name(), exchange, schema(response, exchange.mediaType()));
    }

    /** Unknown calls must be refused with a problem document. */
    private List<Difference> ofNone(Exchange exchange) {
        String name = exchange.method() + " " + exchange.path();
        if (exchange.isPreflight() || exchange.isHeadOnly()) {
            return List.of();
        }
        if (!exchange.isRefusal()) {
            boolean isOutside = !exchange.path().startsWith("/api");
            return isOutside ? List.of() : differs(name, exchange, "the document has no such operation");
        }
        if (!exchange.isProblem()) {
            return differs(name, exchange, "a refusal is a problem, not '%s'".formatted(exchange.contentType()));
        }
        return schemas.differences(name, exchange, schemas.parse(ANY_REFUSAL));
    }

    private static JsonNode schema(JsonNode response, String mediaType) {
        return response.path("content").path(mediaType).path("schema");
    }

    private static List<Difference> differs(String operation, Exchange exchange, String rule) {
        return List.of(new Difference(operation, exchange.status(), "", rule));
    }

    static String lines(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("\n"));
    }
}
