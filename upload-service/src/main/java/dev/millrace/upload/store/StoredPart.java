package dev.millrace.upload.store;

import java.time.Instant;

/**
 * A part as storage has it.
 *
 * @param partNumber from 1
 * @param etag storage's own ETag, without quotes
 * @param storedAt by storage's clock, which says the second in which it was
 */
public record StoredPart(int partNumber, long sizeBytes, String etag, Instant storedAt) {

    /** An ETag without the quotes that HTTP puts around it. */
    public static String unquoted(String etag) {
        String bare = etag.strip();
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
