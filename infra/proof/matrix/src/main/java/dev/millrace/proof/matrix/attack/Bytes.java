package dev.millrace.proof.matrix.attack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Changes to the bytes of a file. Pure, and the same each time. */
public final class Bytes {

    private static final int SEED = 4711;

    private Bytes() {}

    /** The beginning of it, eight bytes at least. */
    public static byte[] first(byte[] bytes, int percent) {
        return Arrays.copyOf(bytes, Math.max(8, (int) (bytes.length * (long) percent / 100)));
    }

    /** One behind the other. */
    public static byte[] joined(byte[]... pieces) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(pieces).mapToInt(piece -> piece.length).sum());
        for (byte[] piece : pieces) {
            all.put(piece);
        }
        return all.array();
    }

    /** Another four-letter name in the first place where one stands. */
    public static byte[] replaced(byte[] bytes, String name, String other) {
        byte[] changed = bytes.clone();
        System.arraycopy(ascii(other), 0, changed, indexOf(bytes, name), other.length());
        return changed;
    }

    /** Another name of the same length in every place where one stands. */
    public static byte[] replacedEverywhere(byte[] bytes, String name, String other) {
        return ascii(new String(bytes, StandardCharsets.ISO_8859_1).replace(name, other));
    }

    /** Some bytes of the media inverted, evenly spread over its middle. */
    public static byte[] flipped(byte[] bytes, int count) {
        byte[] changed = bytes.clone();
        Range media = media(bytes);
        for (int i = 1; i <= count; i++) {
            int at = media.from + (int) ((long) media.length() * i / (count + 1));
            changed[at] ^= (byte) 0xFF;
        }
        return changed;
    }

    /** A part of the media, in percent, overwritten with noise. */
    public static byte[] noise(byte[] bytes, int fromPercent, int toPercent) {
        byte[] changed = bytes.clone();
        Range part = media(bytes).part(fromPercent, toPercent);
        byte[] noise = new byte[part.length()];
        new Random(SEED).nextBytes(noise);
        System.arraycopy(noise, 0, changed, part.from, noise.length);
        return changed;
    }

    /** A part of the media, in percent, overwritten with zeros. */
    public static byte[] zeroed(byte[] bytes, int fromPercent, int toPercent) {
        byte[] changed = bytes.clone();
        Range part = media(bytes).part(fromPercent, toPercent);
        Arrays.fill(changed, part.from, part.to, (byte) 0);
        return changed;
    }

    /** The index of an MP4 overwritten with noise, its box left in order. */
    public static byte[] noisyIndex(byte[] bytes) {
        byte[] changed = bytes.clone();
        int at = indexOf(bytes, "moov");
        int end = at - 4 + ByteBuffer.wrap(bytes).getInt(at - 4);
        byte[] noise = new byte[Math.min(end, bytes.length) - at - 4];
        new Random(SEED).nextBytes(noise);
        System.arraycopy(noise, 0, changed, at + 4, noise.length);
        return changed;
    }

    /** Nothing left that tells what it is. */
    public static byte[] zeroedHead(byte[] bytes) {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, 0, Math.min(64, changed.length), (byte) 0);
        return changed;
    }

    /** Noise of a size. */
    public static byte[] random(int size) {
        byte[] noise = new byte[size];
        new Random(SEED).nextBytes(noise);
        return noise;
    }

    /** Text as bytes. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where a text first stands. @throws IllegalArgumentException when it stands nowhere */
    public static int indexOf(byte[] bytes, String text) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException("there is no " + text);
        }
        return at;
    }

    /** Content of the mdat box; of other containers all but the first and last tenth. */
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
