package dev.millrace.video.playback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to play a video, as clients see it.
 *
 * @param ready whether there is a stream, that is: a stream URL
 * @param cookies what a native player sends to the CDN; null where nothing is signed or not READY
 * @param expiresAt when the cookies stop working; ask again before
 */
public record Playback(
        boolean ready,
        @Nullable String streamUrl,
        @Nullable String dashUrl,
        @Nullable String posterUrl,
        @Nullable String storyboardUrl,
        @Nullable List<Cookie> cookies,
        @Nullable Instant expiresAt) {

    /** One cookie for the CDN. */
    public record Cookie(String name, String value) {}
}
