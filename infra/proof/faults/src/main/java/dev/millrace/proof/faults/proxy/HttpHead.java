package dev.millrace.proof.faults.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request or response.
 *
 * @param text as sent, one character per byte
 */
record HttpHead(String text) {

    private static final int LARGEST = 64 * 1024;

    /** @return null at a regular end of the stream */
    static @Nullable HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int newlines = 0;
        while (newlines < 2) {
            int next = in.read();
            if (next < 0) {
                if (bytes.size() == 0) {
                    return null;
                }
                throw new EOFException("a head was cut off");
            }
            bytes.write(next);
            if (next != '\r') {
                newlines = next == '\n' ? newlines + 1 : 0;
            }
            if (bytes.size() > LARGEST) {
                throw new IOException("no HTTP");
            }
        }
        return new HttpHead(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<String> lines() {
        return text.lines().toList();
    }

    String method() {
        return lines().get(0).split(" ", 2)[0];
    }

    /** Including the query. */
    String path() {
        String[] words = lines().get(0).split(" ", 3);
        return words.length < 2 ? "" : words[1];
    }

    /** Of a response. */
    int status() {
        return Integer.parseInt(lines().get(0).split(" ", 3)[1]);
    }

    /** @param name in lower case */
    Optional<String> header(String name) {
        String start = name + ":";
        return lines().stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    boolean isChunked() {
        return header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    /** Empty without a Content-Length. */
    Optional<Long> length() {
        return header("content-length").map(Long::valueOf);
    }
}
