package dev.millrace.video.playback;

/** Opens one object at the CDN to the holder of its URL, where no cookie travels: in lists and in native image views. Thread-safe. */
interface UrlSigner {

    /**
     * Query of the signed URL, from the question mark on; empty where playback is not signed. The same for hours, so that caches keep
     * what it opens; at least half of the cookies' life is left.
     */
    String query(String fileKey);
}
