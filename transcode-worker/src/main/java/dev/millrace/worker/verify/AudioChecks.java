package dev.millrace.worker.verify;

import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.List;

/** What must hold between a sound and the picture. Pure. */
final class AudioChecks {

    /** What a viewer does not notice. */
    private static final double DRIFT_SECONDS = 0.040;

    /** As many as H.264 and HEVC may hold back: so much later than its index says does a cut picture end. */
    private static final int MOST_REORDERED_FRAMES = 16;

    /** Samples per channel in a frame of AAC; a tick is one of them. */
    private static final int FRAME_TICKS = 1024;

    private AudioChecks() {}

    /**
     * Checks that they end together. A damaged source may have lost the end of its picture: then the sound may be longer,
     * up to where the source says that it ends. One that was cut without encoding may have lost some of its last frames, but
     * not the very last, which was coded before them: then the sound may be as short as the source says that it is.
     *
     * @throws Unfit when one drifts away from the other
     */
    static void check(Track sound, Picture picture, double sourceSeconds) {
        checkFrames(sound);
        double frame = 1 / picture.rendition().frameRate().value();
        double slack = DRIFT_SECONDS + frame; // why: the picture ends on its grid
        double pictureEnd = picture.track().durationSeconds();
        double latest = Math.max(pictureEnd, sourceSeconds) + slack;
        double lastWhole = Math.max(sourceSeconds, pictureEnd - MOST_REORDERED_FRAMES * frame);
        double earliest = Math.min(pictureEnd, lastWhole) - slack;
        double end = sound.endSeconds();
        if (end < earliest || end > latest) {
            throw new Unfit("it ends at %.3f s, the picture at %.3f s".formatted(end, pictureEnd));
        }
    }

    /**
     * why: when sound is lost or comes twice, its end may still be where it belongs: the muxer squeezes the frames that are too
     * many into what time is left. All frames hold 1024 samples; only the last may say that less of it is to be heard.
     */
    private static void checkFrames(Track sound) {
        List<Fragment> fragments = sound.fragments().toList();
        Fragment last = fragments.get(fragments.size() - 1);
        boolean isWhole =
                fragments.subList(0, fragments.size() - 1).stream().allMatch(fragment -> fragment.isEven(FRAME_TICKS));
        boolean isLastWhole = last.samples() == 1
                ? last.duration() <= FRAME_TICKS
                : last.evenTicks() == FRAME_TICKS && last.duration() <= (long) last.samples() * FRAME_TICKS;
        if (!isWhole || !isLastWhole) {
            throw new Unfit("%d frames of %d samples do not make %.3f s"
                    .formatted(sound.samples(), FRAME_TICKS, sound.durationSeconds()));
        }
    }
}
