package dev.millrace.worker.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A text as it lies in S3: what players fetch is packed there, because the CDN passes it on as it is. Pure. */
final class StoredText {

    /** What only our services read stays plain. */
    private static final Set<String> PACKED = Set.of("m3u8", "mpd", "vtt");

    private final byte[] bytes;
    private final @Nullable String encoding;

    private StoredText(byte[] bytes, @Nullable String encoding) {
        this.bytes = bytes;
        this.encoding = encoding;
    }

    static StoredText of(String key, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        boolean isPacked = PACKED.contains(key.substring(key.lastIndexOf('.') + 1));
        return isPacked ? new StoredText(packed(plain), "gzip") : new StoredText(plain, null);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Value of {@code Content-Encoding}, or null for none. */
    @Nullable String encoding() {
        return encoding;
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
