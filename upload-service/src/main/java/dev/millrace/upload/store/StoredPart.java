package dev.millrace.upload.store;

/**
 * A part as storage has it.
 *
 * @param partNumber from 1
 * @param etag storage's own ETag, without quotes
 */
public record StoredPart(int partNumber, long sizeBytes, String etag) {

    /** An ETag without the quotes that HTTP puts around it. */
    public static String unquoted(String etag) {
        String bare = etag.strip();
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
