package dev.millrace.video.playback;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Opens what players fetch of a video to the holder of the cookies. Thread-safe. */
interface CookieSigner {

    /**
     * Cookies with at least half of their life left; empty where playback is not signed.
     *
     * @param watching and at least so much
     */
    Optional<SignedCookies> sign(UUID videoId, Duration watching);

    /** The same for a glance. */
    default Optional<SignedCookies> sign(UUID videoId) {
        return sign(videoId, Duration.ZERO);
    }
}
