package dev.millrace.blackbox.security;

import dev.millrace.blackbox.contract.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A raw response, one character per byte.
 *
 * @param head lines of the head
 * @param body with its framing
 */
record RawAnswer(String head, String body) {

    private static final Pattern TYPE = Pattern.compile("(?i)\r\nContent-Type: *([^\r]*)");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\nTransfer-Encoding: *chunked");
    private static final String LINE = "\r\n";
    private static final int HEXADECIMAL = 16;

    static RawAnswer of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(LINE + LINE);
        return end < 0 ? new RawAnswer(text, "") : new RawAnswer(text.substring(0, end), text.substring(end + 4));
    }

    Exchange to(Call call, int status) {
        Matcher type = TYPE.matcher(head);
        String whole = CHUNKED.matcher(head).find() ? joined() : body;
        return new Exchange(
                call.method(),
                call.target(),
                status,
                type.find() ? type.group(1) : "",
                new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private String joined() {
        StringBuilder whole = new StringBuilder();
        int from = 0;
        for (int size = size(from); size > 0; size = size(from)) {
            int begin = body.indexOf(LINE, from) + LINE.length();
            whole.append(body, begin, begin + size);
            from = begin + size + LINE.length();
        }
        return whole.toString();
    }

    private int size(int from) {
        int end = body.indexOf(LINE, from);
        return end < 0 ? 0 : Integer.parseInt(body.substring(from, end), HEXADECIMAL);
    }
}
