package dev.millrace.worker.verify;

import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.Track;
import java.util.List;

/**
 * Renditions that are whole, and between which players can switch.
 *
 * @param pictures highest first; at least one
 * @param targetSeconds no segment is longer, rounded; one value for every playlist of a video, however many there are yet
 */
public record VerifiedOutput(List<Picture> pictures, List<AudioOutput> audioRenditions, int targetSeconds) {

    public VerifiedOutput {
        pictures = List.copyOf(pictures);
        audioRenditions = List.copyOf(audioRenditions);
    }

    /** A rendition of the picture and what was made of it. */
    public record Picture(Rendition rendition, Track track) {}

    /** A rendition of the sound and what was made of it. */
    public record AudioOutput(AudioRendition sound, Track track) {}
}
