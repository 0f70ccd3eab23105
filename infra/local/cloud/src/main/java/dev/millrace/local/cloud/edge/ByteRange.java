package dev.millrace.local.cloud.edge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A byte range of an object.
 *
 * @param first first byte
 * @param last last byte, inclusive
 */
record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Unsatisfiable: answered with 416. */
    static final ByteRange NONE = new ByteRange(0, -1);

    /**
     * Parses a header with a single range; {@code null} for none, several or malformed ranges: answered with the whole
     * object.
     */
    static @Nullable ByteRange parse(@Nullable String header, long sizeBytes) {
        Matcher matcher = header == null ? null : SINGLE.matcher(header.trim());
        if (matcher == null || !matcher.matches()) {
            return null;
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? null : suffix(Long.parseLong(to), sizeBytes);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? sizeBytes - 1 : Math.min(Long.parseLong(to), sizeBytes - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return null;
        }
        return first >= sizeBytes ? NONE : new ByteRange(first, last);
    }

    private static ByteRange suffix(long length, long sizeBytes) {
        return length == 0 || sizeBytes == 0 ? NONE : new ByteRange(Math.max(0, sizeBytes - length), sizeBytes - 1);
    }

    long length() {
        return last - first + 1;
    }
}
