package dev.millrace.blackbox.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A raw request. Target and headers are written byte by byte as ISO 8859-1, so that a test can send what no client library
 * would.
 *
 * @param headers complete lines without line ends
 */
@SuppressWarnings("ArrayRecordComponent") // why: never compared
record Call(String method, String target, List<String> headers, byte[] body) {

    static Call of(String method, String target) {
        return new Call(method, target, List.of(), new byte[0]);
    }

    Call as(String token) {
        return with("Authorization: Bearer " + token);
    }

    Call with(String... lines) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(Arrays.asList(lines));
        return new Call(method, target, List.copyOf(all), body);
    }

    Call json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param type empty for no Content-Type */
    Call body(String type, byte[] bytes) {
        Call typed = type.isEmpty() ? this : with("Content-Type: " + type);
        return new Call(method, target, typed.headers, bytes);
    }

    /** Everything up to the body. */
    byte[] head(String host) {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!names("host:")) {
            head.append("Host: ").append(host).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 && !names("content-length:") && !names("transfer-encoding:")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean names(String start) {
        return headers.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(start));
    }
}
