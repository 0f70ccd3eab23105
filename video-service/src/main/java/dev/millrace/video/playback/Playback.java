package dev.millrace.video.playback;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to play a video, as clients see it.
 *
 * @param ready whether there is a stream, that is: a stream URL
 * @param cookies what a native player sends to the CDN; null where nothing is signed or not READY
 * @param expiresAt when the cookies stop working; ask again before. They outlive the film by an hour
 * @param renditions what there is to choose from, the best first; empty without a stream
 * @param captions as WebVTT files, by language; empty without a stream
 */
public record Playback(
        boolean ready,
        @Nullable String streamUrl,
        @Nullable String dashUrl,
        @Nullable String posterUrl,
        @Nullable String storyboardUrl,
        @Nullable List<Cookie> cookies,
        @Nullable Instant expiresAt,
        List<Rendition> renditions,
        List<CaptionTrack> captions) {

    static Playback notReady(@Nullable String posterUrl) {
        return new Playback(false, null, null, posterUrl, null, null, null, List.of(), List.of());
    }

    /**
     * One quality of the stream.
     *
     * @param label such as 720p
     * @param bandwidth peak bits per second, as in the master playlist
     */
    @Schema(name = "PlayableRendition")
    public record Rendition(
            @Nullable String label,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer bandwidth) {}

    /**
     * Captions in one language.
     *
     * @param language BCP 47
     * @param label for the viewer
     */
    public record CaptionTrack(String language, String label, String url) {}

    /** One cookie for the CDN. */
    public record Cookie(String name, String value) {}
}
