package dev.millrace.blackbox.suite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A message of Protocol Buffers by its wire format: the fields that have a length, in their order. Numbers are skipped. */
final class WireMessage {

    private final List<Field> fields = new ArrayList<>();

    private record Field(int number, byte[] content) {}

    WireMessage(byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        while (bytes.hasRemaining()) {
            int key = (int) number(bytes);
            switch (key & 7) {
                case 0 -> number(bytes);
                case 1 -> bytes.position(bytes.position() + 8);
                case 2 -> fields.add(new Field(key >>> 3, content(bytes)));
                case 5 -> bytes.position(bytes.position() + 4);
                default -> throw new IllegalArgumentException("Wire type " + (key & 7));
            }
        }
    }

    /** The messages of a field. */
    List<WireMessage> messages(int field) {
        return contents(field).stream().map(WireMessage::new).toList();
    }

    /** A text; empty when the field is not there. */
    String text(int field) {
        return contents(field).stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** Bytes in hexadecimal; empty when the field is not there. */
    String hex(int field) {
        return contents(field).stream()
                .map(HexFormat.of()::formatHex)
                .findFirst()
                .orElse("");
    }

    private List<byte[]> contents(int field) {
        return fields.stream()
                .filter(one -> one.number() == field)
                .map(Field::content)
                .toList();
    }

    private static byte[] content(ByteBuffer bytes) {
        byte[] content = new byte[(int) number(bytes)];
        bytes.get(content);
        return content;
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
