package dev.millrace.common.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Encodes the fields of a position in a list as one opaque text. No field may contain a bar. */
public final class CursorFields {

    private static final int LONGEST = 300;

    private CursorFields() {}

    public static String text(Object... fields) {
        String joined = Arrays.stream(fields).map(Object::toString).collect(Collectors.joining("|"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException for any other text or number of fields
     */
    public static List<String> parse(String text, int count) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> fields = List.of(joined.split("\\|", -1));
        if (fields.size() != count) {
            throw new IllegalArgumentException("of " + fields.size() + " fields");
        }
        return fields;
    }
}
