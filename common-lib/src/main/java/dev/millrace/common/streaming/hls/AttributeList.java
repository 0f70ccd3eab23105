package dev.millrace.common.streaming.hls;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The attributes of a tag in their order (RFC 8216, 4.2).
 *
 * @param values by name, as they are written: a quoted string has its quotes
 */
public record AttributeList(Map<String, String> values) {

    static final AttributeList EMPTY = new AttributeList(Map.of());

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z0-9-]+)=(\"[^\"]*\"|[^\",]*)(,|$)");

    public AttributeList {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @throws MalformedPlaylist when it is no list, or names an attribute twice */
    static AttributeList parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!attribute.find(at) || attribute.start() != at) {
                throw new MalformedPlaylist("no attribute at " + at + " of " + text);
            }
            if (values.put(attribute.group(1), attribute.group(2)) != null) {
                throw new MalformedPlaylist(attribute.group(1) + " stands twice in " + text);
            }
            at = attribute.end();
        }
        if (text.endsWith(",")) {
            throw new MalformedPlaylist("nothing behind the last comma of " + text);
        }
        return new AttributeList(values);
    }

    /** The value without its quotes. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> value.replace("\"", ""));
    }

    /** With a number or a word at the end. */
    AttributeList with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new AttributeList(more);
    }

    /** With a quoted string at the end. @throws IllegalArgumentException for what a quoted string cannot hold */
    AttributeList withQuoted(String name, String value) {
        if (value.chars().anyMatch(character -> character == '"' || character == '\n' || character == '\r')) {
            throw new IllegalArgumentException(name + " cannot be quoted");
        }
        return with(name, '"' + value + '"');
    }

    AttributeList without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.remove(name);
        return new AttributeList(fewer);
    }

    String text() {
        return values.entrySet().stream()
                .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                .collect(Collectors.joining(","));
    }
}
