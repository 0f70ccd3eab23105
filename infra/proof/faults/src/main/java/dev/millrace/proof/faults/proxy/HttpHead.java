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
 * The first lines of a request or an answer.
 *
 * @param text as it was sent, a letter for each byte
 */
record HttpHead(String text) {

    private static final int LARGEST = 64 * 1024;

    /** @return null when the stream ends in order instead */
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

    /** With the query. */
    String path() {
        String[] words = lines().get(0).split(" ", 3);
        return words.length < 2 ? "" : words[1];
    }

    /** Of an answer. */
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

    /** Empty where the head does not say it. */
    Optional<Long> length() {
        return header("content-length").map(Long::valueOf);
    }
}
