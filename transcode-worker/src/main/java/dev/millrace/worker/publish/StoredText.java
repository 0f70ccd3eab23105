package dev.millrace.worker.publish;

import dev.millrace.common.media.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.Set;
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
        boolean isPacked = PACKED.contains(key.substring(key.lastIndexOf('.') + 1));
        return isPacked
                ? new StoredText(Gzip.pack(text), "gzip")
                : new StoredText(text.getBytes(StandardCharsets.UTF_8), null);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Value of {@code Content-Encoding}, or null for none. */
    @Nullable String encoding() {
        return encoding;
    }
}
