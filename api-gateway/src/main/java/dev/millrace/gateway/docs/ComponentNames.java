package dev.millrace.gateway.docs;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Renames components that clash with those already merged, together with every reference to them. */
final class ComponentNames {

    private static final String COMPONENTS = "#/components/";
    private static final String REF = "$ref";

    private final ObjectNode taken;
    private final String service;

    ComponentNames(ObjectNode taken, String service) {
        this.taken = taken;
        this.service = service;
    }

    static String prefixed(String service, String name) {
        String prefix = service.replaceFirst("-service$", "");
        return prefix.substring(0, 1).toUpperCase(Locale.ROOT)
                + prefix.substring(1)
                + name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1);
    }

    ObjectNode distinct(ObjectNode document) {
        Set<String> clashing = clashing(document);
        if (clashing.isEmpty()) {
            return document;
        }
        ObjectNode renamed = (ObjectNode) withReferences(document, clashing);
        renamed.path("components")
                .properties()
                .forEach(section -> rename(section.getKey(), (ObjectNode) section.getValue(), clashing));
        return renamed;
    }

    /** References such as {@code #/components/schemas/Problem} to components that differ, or that refer to one that does. */
    private Set<String> clashing(ObjectNode document) {
        Set<String> clashing = new HashSet<>();
        int before;
        do {
            before = clashing.size();
            document.path("components")
                    .properties()
                    .forEach(section -> shared(section)
                            .filter(name -> differs(section.getKey(), name, section.getValue(), clashing))
                            .forEach(name -> clashing.add(COMPONENTS + section.getKey() + "/" + name)));
        } while (clashing.size() > before);
        return clashing;
    }

    private Stream<String> shared(Map.Entry<String, JsonNode> section) {
        return section.getValue().propertyNames().stream()
                .filter(name -> taken.path(section.getKey()).has(name));
    }

    private boolean differs(String section, String name, JsonNode components, Set<String> clashing) {
        JsonNode component = components.path(name);
        return !component.equals(taken.path(section).path(name))
                || component.findValuesAsString(REF).stream().anyMatch(clashing::contains);
    }

    private void rename(String section, ObjectNode components, Set<String> clashing) {
        Set.copyOf(components.propertyNames()).stream()
                .filter(name -> clashing.contains(COMPONENTS + section + "/" + name))
                .forEach(name -> components.set(prefixed(service, name), components.remove(name)));
    }

    private JsonNode withReferences(JsonNode node, Set<String> clashing) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(each -> copy.set(each.getKey(), reference(each.getKey(), each.getValue(), clashing)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> copy.add(withReferences(each, clashing)));
            return copy;
        }
        return node;
    }

    private JsonNode reference(String key, JsonNode value, Set<String> clashing) {
        if (!key.equals(REF) || !clashing.contains(value.asString(""))) {
            return withReferences(value, clashing);
        }
        String reference = value.asString();
        int name = reference.lastIndexOf('/') + 1;
        return JsonNodeFactory.instance.stringNode(
                reference.substring(0, name) + prefixed(service, reference.substring(name)));
    }
}
