package dev.millrace.video.playback;

import java.util.Optional;
import java.util.UUID;

/** Opens what players fetch of a video to the holder of the cookies. Thread-safe. */
interface CookieSigner {

    /** Cookies with at least half of their life left; empty where playback is not signed. */
    Optional<SignedCookies> sign(UUID videoId);
}
