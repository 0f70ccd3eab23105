package dev.millrace.worker.publish;

/** How long the CDN and players may keep an object. */
public enum CacheLife {
    /** Keys carry job and attempt, so the object never changes. */
    FOR_EVER("public, max-age=31536000, immutable"),
    /** Renditions are about to join: soon there is a better one. */
    WHILE_GROWING("public, max-age=5"),
    /** Whole; only captions may still change it, and they invalidate it. */
    COMPLETE("public, max-age=60");

    private final String header;

    CacheLife(String header) {
        this.header = header;
    }

    /** Value of {@code Cache-Control}. */
    String header() {
        return header;
    }
}
