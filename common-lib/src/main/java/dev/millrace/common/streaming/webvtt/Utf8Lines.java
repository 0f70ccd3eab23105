package dev.millrace.common.streaming.webvtt;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Splits a UTF-8 file, with or without a byte order mark, at any of the three line ends. Pure. */
final class Utf8Lines {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8Lines() {}

    /** The lines, at least one. */
    static List<String> of(byte[] file) {
        CharBuffer decoded = CharBuffer.allocate(file.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file), decoded, true);
        String text = decoded.flip().toString();
        List<String> lines = split(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (result.isError()) {
            throw new MalformedWebVtt(lines.size(), "the file must be UTF-8. Save it with that encoding.");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).chars().anyMatch(Utf8Lines::isUnprintable)) {
                throw new MalformedWebVtt(i + 1, "control characters are not allowed. Remove them.");
            }
        }
        return lines;
    }

    private static List<String> split(String text) {
        return List.of(text.split("\r\n|\n|\r", -1));
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) && character != '\t';
    }
}
