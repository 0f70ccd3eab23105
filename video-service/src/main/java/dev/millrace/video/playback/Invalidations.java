package dev.millrace.video.playback;

import java.util.UUID;

/** Makes the CDN forget a video. */
public interface Invalidations {

    /** Asks for it in the current transaction; it happens after the commit, and again until it worked. */
    void request(UUID videoId);

    /** The same for one object of a video. */
    void request(UUID videoId, String fileKey);

    /**
     * Does it now, outside a transaction, for everything under a prefix of object keys, unless the settings leave what is removed to
     * the cookies' end.
     *
     * @param reference the same for every try of one invalidation, so that a repeated one costs nothing
     * @throws RuntimeException when the CDN does not answer or does not take it: to be tried again
     */
    void invalidate(String prefix, UUID reference);
}
