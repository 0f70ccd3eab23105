package dev.millrace.video.playback;

import java.util.Optional;
import java.util.UUID;

/** Opens a video's folder for whoever gets the cookies. Thread-safe. */
interface CookieSigner {

    /** Cookies with at least half of their life left; empty where playback is not signed. */
    Optional<SignedCookies> sign(UUID videoId);
}
