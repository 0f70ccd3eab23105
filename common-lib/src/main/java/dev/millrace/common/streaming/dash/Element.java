package dev.millrace.common.streaming.dash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of XML that holds either others or text.
 *
 * @param attributes in their order
 * @param text empty when it holds others, or nothing
 */
public record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

    private static final String INDENT = "  ";

    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    static Element of(String name) {
        return new Element(name, Map.of(), List.of(), "");
    }

    static Element of(String name, String text) {
        return new Element(name, Map.of(), List.of(), text);
    }

    /** With one more attribute. */
    Element with(String attribute, Object value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, String.valueOf(value));
        return new Element(name, more, children, text);
    }

    /** With more elements at the end. */
    Element with(List<Element> more) {
        List<Element> all = new ArrayList<>(children);
        all.addAll(more);
        return withChildren(all);
    }

    Element with(Element... more) {
        return with(List.of(more));
    }

    Element withChildren(List<Element> others) {
        return new Element(name, attributes, others, "");
    }

    boolean has(String attribute, String value) {
        return value.equals(attributes.get(attribute));
    }

    /** Writes it as lines. */
    void write(StringBuilder out, String indent) {
        out.append(indent).append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escaped(value).replace("\"", "&quot;"))
                .append('"'));
        if (children.isEmpty()) {
            out.append(text.isEmpty() ? "/>\n" : ">" + escaped(text) + "</" + name + ">\n");
            return;
        }
        out.append(">\n");
        children.forEach(child -> child.write(out, indent + INDENT));
        out.append(indent).append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
