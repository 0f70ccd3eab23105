package dev.millrace.video.playback;

import java.util.UUID;

/** Makes the CDN forget a video. */
public interface Invalidations {

    /** Asks for it in the current transaction; it happens after the commit, and again until it worked. */
    void request(UUID videoId);

    /** The same for one object of a video. */
    void request(UUID videoId, String fileKey);
}
