package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One rendition of the picture.
 *
 * @param label its box, such as 720p; also the name of its folder
 * @param width even number of pixels
 * @param height even number of pixels
 * @param frameRate constant
 * @param capKbps peak of the rate control in kbit/s
 * @param isCopied whether the source's own stream is taken as it is
 * @param sound label of the sound that goes with it, or null in a silent video
 */
public record Rendition(
        String label,
        int width,
        int height,
        Rational frameRate,
        int capKbps,
        boolean isCopied,
        @Nullable String sound) {

    static final Comparator<Rendition> HIGHEST_FIRST =
            Comparator.comparingInt(rendition -> -rendition.width() * rendition.height());

    /** Whether it is the one for slow cellular networks, which goes with the mono sound. */
    public boolean isCellular() {
        return label.equals(LadderRung.CELLULAR.label());
    }

    Rendition copied(boolean nowCopied) {
        return new Rendition(label, width, height, frameRate, capKbps, nowCopied, sound);
    }

    /**
     * Frames from one key frame to the next: about two seconds, and as long at twice or half the rate. In a copied rendition
     * there may be more.
     */
    public int gopFrames() {
        double rate = frameRate.value();
        if (FrameRates.isDoubled(frameRate)) {
            return 4 * (int) Math.round(rate / 2);
        }
        return FrameRates.isHalvable(frameRate) ? 2 * (int) Math.round(rate) : (int) Math.max(1, Math.round(2 * rate));
    }
}
