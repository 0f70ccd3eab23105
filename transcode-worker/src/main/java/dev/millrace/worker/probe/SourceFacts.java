package dev.millrace.worker.probe;

import org.jspecify.annotations.Nullable;

/**
 * What the rest of the journey needs to know of a source.
 *
 * @param durationSeconds length of the picture from the start of the file
 * @param displayWidth width as a player shows it, after rotation and pixel shape
 * @param displayHeight height as a player shows it
 * @param isInterlaced whether the picture consists of half-frames
 * @param audio the sound to use, or null when there is none
 */
public record SourceFacts(
        double durationSeconds,
        int videoStream,
        String videoCodec,
        int displayWidth,
        int displayHeight,
        Rational frameRate,
        boolean isInterlaced,
        @Nullable Audio audio) {

    /**
     * A sound stream.
     *
     * @param stream its index in the file
     * @param language ISO 639-2 code, {@code und} when the file says none
     */
    public record Audio(int stream, String codec, int channels, String language) {}
}
