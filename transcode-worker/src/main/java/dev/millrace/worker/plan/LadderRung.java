package dev.millrace.worker.plan;

import java.util.Arrays;
import java.util.List;

/** The rungs of the ladder: boxes that renditions fit into, largest first; rotated for portrait. */
enum LadderRung {
    /** 1920 x 1080, at most 5 Mbit/s. */
    FULL_HD("1080p", 1920, 1080, 5000),
    /** 1280 x 720, at most 2.8 Mbit/s. */
    HD("720p", 1280, 720, 2800),
    /** 854 x 480, at most 1.2 Mbit/s. */
    SD("480p", 854, 480, 1200),
    /**
     * 426 x 240, at most 100 kbit/s: with its sound below the 192 kbit/s that Apple asks for on cellular networks. It has half
     * of the frames, and each of them twice the bits.
     */
    CELLULAR("240p", 426, 240, 100);

    /** The boxes that a caller can ask for; the cellular one comes with any of them. */
    private static final List<LadderRung> FULL = List.of(FULL_HD, HD, SD);

    /** Keeps tiny pictures watchable. */
    private static final int MINIMUM_CAP_KBPS = 200;

    /** Twice the frames do not need twice the bits: they differ less from each other. */
    private static final double HIGH_FRAME_RATE_SHARE = 1.5;

    private final String label;
    private final int width;
    private final int height;
    private final int capKbps;

    LadderRung(String label, int width, int height, int capKbps) {
        this.label = label;
        this.width = width;
        this.height = height;
        this.capKbps = capKbps;
    }

    String label() {
        return label;
    }

    /** The boxes asked for by label; all when none of the labels is known. */
    static List<LadderRung> wanted(List<String> labels) {
        List<LadderRung> known =
                FULL.stream().filter(box -> labels.contains(box.label)).toList();
        return known.isEmpty() ? FULL : known;
    }

    static LadderRung of(Rendition rendition) {
        return Arrays.stream(values())
                .filter(box -> box.label.equals(rendition.label()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether more than 30 frames a second are worth their bits. */
    boolean mayHaveHighFrameRate() {
        return this == FULL_HD || this == HD;
    }

    /** How much a picture of this display size must shrink to fit; never more than 1. */
    double factor(int displayWidth, int displayHeight) {
        boolean isPortrait = displayHeight > displayWidth;
        double longSide = isPortrait ? displayHeight : displayWidth;
        double shortSide = isPortrait ? displayWidth : displayHeight;
        return Math.min(1, Math.min(width / longSide, height / shortSide));
    }

    /** The cap for a picture that fills only part of the box. */
    int capKbps(int pixels, boolean isHighFrameRate) {
        if (this == CELLULAR) {
            return capKbps;
        }
        double share = Math.min(1, pixels / ((double) width * height)) * (isHighFrameRate ? HIGH_FRAME_RATE_SHARE : 1);
        return (int) Math.max(MINIMUM_CAP_KBPS, Math.round(capKbps * share));
    }

    /**
     * The cap, but no more than what the source itself spends: more bits cannot bring back what it does not have.
     *
     * @param sourceKbps what the source's picture would need in H.264, 0 when unknown
     */
    int capKbps(int pixels, boolean isHighFrameRate, int sourceKbps) {
        int cap = capKbps(pixels, isHighFrameRate);
        return sourceKbps == 0 ? cap : Math.min(cap, Math.max(MINIMUM_CAP_KBPS, sourceKbps));
    }
}
