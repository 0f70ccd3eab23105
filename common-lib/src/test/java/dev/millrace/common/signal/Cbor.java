package dev.millrace.common.signal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CBOR (RFC 8949) as maps, lists, texts, longs, doubles, booleans and nulls. Tags go: what they mark is read as it stands. */
final class Cbor {

    private static final int INDEFINITE = 31;
    private static final Object END = new Object();

    private final ByteBuffer bytes;

    private Cbor(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    static Object read(byte[] bytes) {
        Cbor cbor = new Cbor(bytes);
        Object item = cbor.item();
        if (cbor.bytes.hasRemaining()) {
            throw new IllegalArgumentException(cbor.bytes.remaining() + " bytes follow the item");
        }
        return item;
    }

    private Object item() {
        int head = Byte.toUnsignedInt(bytes.get());
        int detail = head & 31;
        return switch (head >> 5) {
            case 0 -> number(detail);
            case 1 -> -1 - number(detail);
            case 3 -> text(detail);
            case 4 -> list(detail);
            case 5 -> map(detail);
            case 6 -> {
                number(detail);
                yield item();
            }
            case 7 -> simple(detail);
            default -> throw new IllegalArgumentException("Bytes are not expected");
        };
    }

    private long number(int detail) {
        return switch (detail) {
            case 24 -> Byte.toUnsignedLong(bytes.get());
            case 25 -> Short.toUnsignedLong(bytes.getShort());
            case 26 -> Integer.toUnsignedLong(bytes.getInt());
            case 27 -> bytes.getLong();
            default -> detail;
        };
    }

    private String text(int detail) {
        if (detail == INDEFINITE) {
            StringBuilder text = new StringBuilder();
            for (Object part = item(); part != END; part = item()) {
                text.append(part);
            }
            return text.toString();
        }
        byte[] text = new byte[Math.toIntExact(number(detail))];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private List<Object> list(int detail) {
        List<Object> list = new ArrayList<>();
        long most = detail == INDEFINITE ? Long.MAX_VALUE : number(detail);
        for (long count = 0; count < most; count++) {
            Object next = item();
            if (next == END) {
                break;
            }
            list.add(next);
        }
        return list;
    }

    private Map<String, Object> map(int detail) {
        Map<String, Object> map = new LinkedHashMap<>();
        long most = detail == INDEFINITE ? Long.MAX_VALUE : number(detail);
        for (long count = 0; count < most; count++) {
            Object key = item();
            if (key == END) {
                break;
            }
            map.put((String) key, item());
        }
        return map;
    }

    private Object simple(int detail) {
        return switch (detail) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> null;
            case 26 -> (double) bytes.getFloat();
            case 27 -> bytes.getDouble();
            case INDEFINITE -> END;
            default -> throw new IllegalArgumentException("Simple value " + detail);
        };
    }
}
