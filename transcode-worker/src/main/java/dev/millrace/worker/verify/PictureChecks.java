package dev.millrace.worker.verify;

import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.List;

/** What must hold for each picture, and between any of them and one that they are all compared with. Pure. */
final class PictureChecks {

    /** A quarter of a frame at 50 frames per second: below it, a switch between renditions is invisible. */
    private static final double ALIGNED_SECONDS = 0.005;

    private PictureChecks() {}

    /** @throws Unfit when it is not as planned */
    static void checkAlone(Picture picture) {
        Rendition rendition = picture.rendition();
        Track track = picture.track();
        int width = track.init().width();
        int height = track.init().height();
        if (rendition.width() != width || rendition.height() != height) {
            throw new Unfit(
                    "%d x %d instead of %d x %d".formatted(width, height, rendition.width(), rendition.height()));
        }
        if (track.init().startTicks() != 0) {
            throw new Unfit("its presentation begins at " + track.init().startTicks());
        }
        if (!track.fragments().allMatch(Fragment::startsWithKeyFrame)) {
            throw new Unfit("a fragment without a key frame at its start");
        }
        checkFrameRate(rendition, track);
    }

    private static void checkFrameRate(Rendition rendition, Track track) {
        double frames = track.durationSeconds() * rendition.frameRate().value();
        // why: a copied stream keeps its own rate, which is the planned one but for its rounding
        if (!rendition.isCopied() && Math.abs(track.samples() - frames) > 1) {
            throw new Unfit("%d frames instead of %.0f".formatted(track.samples(), frames));
        }
    }

    /** @throws Unfit when players could not switch between the two */
    static void checkTogether(Picture reference, Picture other) {
        checkStarts(reference.track(), other.track());
        double apart =
                Math.abs(reference.track().durationSeconds() - other.track().durationSeconds());
        if (apart > longerFrame(reference.rendition(), other.rendition()) + ALIGNED_SECONDS) {
            throw new Unfit("it lasts %.3f s more or less than another".formatted(apart));
        }
        boolean isSameGrid = !reference.rendition().isCopied()
                && !other.rendition().isCopied()
                && reference.rendition().frameRate().equals(other.rendition().frameRate());
        if (isSameGrid && reference.track().samples() != other.track().samples()) {
            throw new Unfit("%d frames instead of %d"
                    .formatted(other.track().samples(), reference.track().samples()));
        }
    }

    private static double longerFrame(Rendition one, Rendition other) {
        return 1 / Math.min(one.frameRate().value(), other.frameRate().value());
    }

    private static void checkStarts(Track reference, Track other) {
        List<Segment> expected = reference.segments();
        List<Segment> found = other.segments();
        if (expected.size() != found.size()) {
            throw new Unfit("%d segments instead of %d".formatted(found.size(), expected.size()));
        }
        for (int i = 0; i < expected.size(); i++) {
            double wanted = reference.seconds(expected.get(i).start());
            double start = other.seconds(found.get(i).start());
            if (Math.abs(wanted - start) > ALIGNED_SECONDS) {
                throw new Unfit("segment %d begins at %.4f s instead of %.4f s".formatted(i + 1, start, wanted));
            }
        }
    }
}
