package dev.millrace.video.playback;

import dev.millrace.common.keys.ObjectKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The signed cookies as {@code Set-Cookie} headers, for browsers: sent with what players fetch of this video only. */
@Component
public class PlaybackCookies {

    private final PlaybackProperties properties;
    private final CallingPage page;
    private final CookieSigner signer;
    private final Clock clock;

    PlaybackCookies(PlaybackProperties properties, CallingPage page, CookieSigner signer, Clock clock) {
        this.properties = properties;
        this.page = page;
        this.signer = signer;
        this.clock = clock;
    }

    /** How long new cookies open a video. */
    public Duration life() {
        return properties.cookieLife();
    }

    /** Header values for a video with at least one URL in the answer; none where playback is not signed. */
    public List<String> of(UUID videoId, Playback playback) {
        return signed(videoId, playback).stream()
                .flatMap(signed -> {
                    Duration left = Duration.between(clock.instant(), signed.expiresAt());
                    return signed.cookies().stream().map(cookie -> header(videoId, cookie, left));
                })
                .toList();
    }

    /** When the cookies stop that {@link #of} hands out; null when it hands out none. */
    public @Nullable Instant expireAt(UUID videoId, Playback playback) {
        return signed(videoId, playback).map(SignedCookies::expiresAt).orElse(null);
    }

    private Optional<SignedCookies> signed(UUID videoId, Playback playback) {
        boolean isNeeded = playback.posterUrl() != null || playback.streamUrl() != null;
        return isNeeded ? signer.sign(videoId) : Optional.empty();
    }

    private String header(UUID videoId, Playback.Cookie cookie, Duration left) {
        boolean otherSite = page.isOfAnotherSite();
        // why: a page of another site needs SameSite=None, which browsers accept only with Secure, over http on this
        // machine alone; browsers that block third-party cookies still keep a partitioned one for this page
        boolean secure = otherSite || "https".equals(properties.cdnUrl().getScheme());
        return ResponseCookie.from(cookie.name(), cookie.value())
                .path("/" + ObjectKeys.playbackPrefix(videoId))
                .domain(properties.cookieDomain())
                .httpOnly(true)
                .secure(secure)
                .partitioned(otherSite)
                .sameSite(secure ? "None" : "Lax") // why: API and CDN are different sites to a browser
                .maxAge(left)
                .build()
                .toString();
    }
}
