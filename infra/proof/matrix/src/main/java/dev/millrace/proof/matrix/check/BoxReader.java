package dev.millrace.proof.matrix.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ISO base media boxes; on purpose not the worker's own reader.
 *
 * @param body content of a box, or a whole file
 */
record BoxReader(String type, ByteBuffer body) {

    static BoxReader file(byte[] bytes) {
        return new BoxReader("file", ByteBuffer.wrap(bytes));
    }

    /** @throws IllegalArgumentException when the boxes do not fill it exactly */
    List<BoxReader> children() {
        List<BoxReader> children = new ArrayList<>();
        int at = 0;
        while (at < body.limit()) {
            int size = body.limit() - at < 8 ? 0 : body.getInt(at);
            if (size < 8 || size > body.limit() - at) {
                throw new IllegalArgumentException("a box of " + size + " bytes in " + type + " at " + at);
            }
            byte[] name = new byte[4];
            body.get(at + 4, name);
            children.add(new BoxReader(new String(name, StandardCharsets.ISO_8859_1), body.slice(at + 8, size - 8)));
            at += size;
        }
        return children;
    }

    Optional<BoxReader> find(String... path) {
        BoxReader box = this;
        for (String step : path) {
            Optional<BoxReader> next = box.children().stream()
                    .filter(child -> child.type.equals(step))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            box = next.get();
        }
        return Optional.of(box);
    }

    BoxReader get(String... path) {
        return find(path)
                .orElseThrow(() -> new IllegalArgumentException("no " + String.join("/", path) + " in " + type));
    }

    int number(int at) {
        return body.getInt(at);
    }

    long longNumber(int at) {
        return body.getLong(at);
    }
}
