package dev.millrace.common.streaming.isobmff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One ISO base media box in memory.
 *
 * @param body its bytes after the header; every use takes a duplicate
 */
public record Box(String type, ByteBuffer body) {

    /** The boxes inside a range of bytes; @throws MalformedBox when they do not fill it exactly */
    public static List<Box> parse(ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate();
        List<Box> boxes = new ArrayList<>();
        while (in.hasRemaining()) {
            if (in.remaining() < 8) {
                throw new MalformedBox("trailing bytes in a box");
            }
            int size = in.getInt(in.position());
            if (size < 8 || size > in.remaining()) {
                throw new MalformedBox("a box of " + size + " bytes in " + in.remaining());
            }
            boxes.add(new Box(type(in, in.position() + 4), in.slice(in.position() + 8, size - 8)));
            in.position(in.position() + size);
        }
        return boxes;
    }

    /** The four letters at a place. */
    public static String type(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** Those of a type. */
    public Stream<Box> children(String wanted) {
        return parse(body).stream().filter(box -> box.type.equals(wanted));
    }

    /** The only child along a path of types. @throws MalformedBox when there is none */
    public Box child(String... path) {
        Box box = this;
        for (String step : path) {
            box = box.children(step).findFirst().orElseThrow(() -> new MalformedBox("no " + step + " box"));
        }
        return box;
    }

    /** The first of a type. */
    public Optional<Box> optional(String wanted) {
        return children(wanted).findFirst();
    }

    /** A reader at the start of the body. */
    public ByteBuffer reader() {
        return body.duplicate();
    }
}
