package dev.millrace.video.playback;

import java.time.Instant;
import java.util.List;

/** Cookies that open what players fetch of one video at the CDN until they expire. */
record SignedCookies(List<Playback.Cookie> cookies, Instant expiresAt) {}
