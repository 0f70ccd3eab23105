package dev.millrace.proof.matrix.attack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Deterministic changes to the bytes of a file. Pure. */
public final class Bytes {

    private static final int SEED = 4711;

    private Bytes() {}

    /** A prefix of at least eight bytes. */
    public static byte[] first(byte[] bytes, int percent) {
        return Arrays.copyOf(bytes, Math.max(8, (int) (bytes.length * (long) percent / 100)));
    }

    /** Concatenates. */
    public static byte[] joined(byte[]... pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }

    /** Replaces the first occurrence of a four-letter name. */
    public static byte[] replaced(byte[] bytes, String name, String other) {
        byte[] changed = bytes.clone();
        System.arraycopy(ascii(other), 0, changed, indexOf(bytes, name), other.length());
        return changed;
    }

    /** Replaces every occurrence of a name with one of the same length. */
    public static byte[] replacedEverywhere(byte[] bytes, String name, String other) {
        return ascii(new String(bytes, StandardCharsets.ISO_8859_1).replace(name, other));
    }

    /** Inverts some bytes of the media, evenly spread over its middle. */
    public static byte[] flipped(byte[] bytes, int count) {
        byte[] changed = bytes.clone();
        Range media = media(bytes);
        for (int i = 1; i <= count; i++) {
            int at = media.from + (int) ((long) media.length() * i / (count + 1));
            changed[at] ^= (byte) 0xFF;
        }
        return changed;
    }

    /** Overwrites a part of the media, in percent, with noise. */
    public static byte[] noise(byte[] bytes, int fromPercent, int toPercent) {
        byte[] changed = bytes.clone();
        Range part = media(bytes).part(fromPercent, toPercent);
        byte[] noise = new byte[part.length()];
        new Random(SEED).nextBytes(noise);
        System.arraycopy(noise, 0, changed, part.from, noise.length);
        return changed;
    }

    /** Overwrites a part of the media, in percent, with zeros. */
    public static byte[] zeroed(byte[] bytes, int fromPercent, int toPercent) {
        byte[] changed = bytes.clone();
        Range part = media(bytes).part(fromPercent, toPercent);
        Arrays.fill(changed, part.from, part.to, (byte) 0);
        return changed;
    }

    /** Overwrites the content of an MP4's index box with noise. */
    public static byte[] noisyIndex(byte[] bytes) {
        byte[] changed = bytes.clone();
        int at = indexOf(bytes, "moov");
        int end = at - 4 + ByteBuffer.wrap(bytes).getInt(at - 4);
        byte[] noise = new byte[Math.min(end, bytes.length) - at - 4];
        new Random(SEED).nextBytes(noise);
        System.arraycopy(noise, 0, changed, at + 4, noise.length);
        return changed;
    }

    /** Overwrites everything that identifies the format. */
    public static byte[] zeroedHead(byte[] bytes) {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, 0, Math.min(64, changed.length), (byte) 0);
        return changed;
    }

    /** Random bytes. */
    public static byte[] random(int size) {
        byte[] noise = new byte[size];
        new Random(SEED).nextBytes(noise);
        return noise;
    }

    /** Encodes text. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Offset of a text's first occurrence. @throws IllegalArgumentException when there is none */
    public static int indexOf(byte[] bytes, String text) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException("there is no " + text);
        }
        return at;
    }

    /** The content of the mdat box; in other containers all but the first and last tenth. */
    private static Range media(byte[] bytes) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
        if (at < 0) {
            return new Range(bytes.length / 10, bytes.length - bytes.length / 10);
        }
        int size = ByteBuffer.wrap(bytes).getInt(at - 4);
        return new Range(at + 4, Math.min(bytes.length, at - 4 + size));
    }

    private record Range(int from, int to) {

        int length() {
            return to - from;
        }

        Range part(int fromPercent, int toPercent) {
            return new Range(
                    from + (int) ((long) length() * fromPercent / 100),
                    from + (int) ((long) length() * toPercent / 100));
        }
    }
}
