package dev.millrace.worker.verify;

import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.Optional;

/**
 * What the rendition for cellular networks needs at most, with its sound; Apple allows 192 kbit/s. Pure.
 *
 * @param seconds length of the video
 */
record CellularPeak(String label, long bitsPerSecond, double seconds, int targetSeconds) {

    private static final long ALLOWED = 192_000;

    /** Empty when there is no rendition for cellular networks. */
    static Optional<CellularPeak> of(VerifiedOutput output) {
        return output.pictures().stream()
                .filter(picture -> picture.rendition().isCellular())
                .findFirst()
                .map(picture -> peak(picture, output));
    }

    /** A video shorter than half a segment has no peak by the definition: what is buffered at the start counts for it. */
    boolean isAllowed() {
        return bitsPerSecond <= ALLOWED || seconds < 0.5 * targetSeconds;
    }

    private static CellularPeak peak(Picture picture, VerifiedOutput output) {
        int target = output.targetSeconds();
        long sound = output.audioRenditions().stream()
                .filter(track ->
                        track.sound().label().equals(picture.rendition().sound()))
                .mapToLong(track -> track.track().peakBandwidth(target))
                .sum();
        return new CellularPeak(
                picture.rendition().label(),
                picture.track().peakBandwidth(target) + sound,
                picture.track().durationSeconds(),
                target);
    }

    @Override
    public String toString() {
        return "%s needs %d bit/s, more than the %d that cellular networks allow"
                .formatted(label, bitsPerSecond, ALLOWED);
    }
}
