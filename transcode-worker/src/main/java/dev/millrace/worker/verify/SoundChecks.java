package dev.millrace.worker.verify;

import dev.millrace.worker.segments.Track;
import dev.millrace.worker.verify.VerifiedOutput.Picture;

/** What must hold between a sound and the picture. Pure. */
final class SoundChecks {

    /** What a viewer does not notice. */
    private static final double DRIFT_SECONDS = 0.040;

    private SoundChecks() {}

    /**
     * Checks that they end together. A damaged source may have lost the end of its picture: then the sound may be longer,
     * up to where the source says that it ends.
     *
     * @throws Unfit when one drifts away from the other
     */
    static void check(Track sound, Picture picture, double sourceSeconds) {
        double frame = 1 / picture.rung().frameRate().value();
        double slack = DRIFT_SECONDS + frame; // why: the picture ends on its grid
        double pictureEnd = picture.track().durationSeconds();
        double latest = Math.max(pictureEnd, sourceSeconds) + slack;
        double end = sound.endSeconds();
        if (end < pictureEnd - slack || end > latest) {
            throw new Unfit("it ends at %.3f s, the picture at %.3f s".formatted(end, pictureEnd));
        }
    }
}
