package dev.millrace.video.storage;

/**
 * A small text object and what the CDN says with it.
 *
 * @param text as clients see it, whatever the encoding
 * @param contentType for example {@code text/vtt}
 * @param cacheControl for example {@code public, max-age=60}
 * @param isGzip whether it is stored gzip-encoded
 */
public record TextObject(String text, String contentType, String cacheControl, boolean isGzip) {}
