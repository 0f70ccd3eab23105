package dev.millrace.worker.probe;

import org.jspecify.annotations.Nullable;

/**
 * A sound stream.
 *
 * @param stream its index in the file
 * @param language ISO 639-2 code, {@code und} when the file says none
 * @param layout ffmpeg's name of the channel layout, or null when the file says none
 * @param rightStream index of a second stream: this one is the left, that one the right channel; null as a rule
 */
public record AudioTrack(
        int stream,
        String codec,
        int channels,
        String language,
        @Nullable String layout,
        @Nullable Integer rightStream) {

    /** The most channels that have a usual order where the file names none. */
    private static final int MOST_USUAL = 8;

    /** Whether the channels are no places but a whole sphere of sound (ACN order), as 360-degree cameras record it. */
    public boolean isSphere() {
        return layout != null && layout.startsWith("ambisonic");
    }

    /** Whether nothing says where the channels belong: many microphones, or one that says left without a right. */
    public boolean isPlaceless() {
        String named = layout == null ? "unknown" : layout;
        boolean isOneSide = channels == 1 && named.contains("(");
        boolean isUnknown = named.startsWith("unknown") || named.endsWith(" channels");
        return isOneSide || (channels > MOST_USUAL && isUnknown);
    }

    /** Whether it has more places than those around a listener: above, or between. */
    public boolean isAbove() {
        return channels > MOST_USUAL;
    }

    /** Whether the decoder of the sound may have put its own guess in place of the file's word. */
    boolean mayBeSphere() {
        return !isSphere() && (channels == 4 || channels > MOST_USUAL);
    }

    AudioTrack in(String declaredLayout) {
        return new AudioTrack(stream, codec, channels, language, declaredLayout, rightStream);
    }
}
