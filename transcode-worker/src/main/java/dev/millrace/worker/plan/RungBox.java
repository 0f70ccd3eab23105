package dev.millrace.worker.plan;

import java.util.Arrays;
import java.util.List;

/** The boxes that renditions fit into, largest first; turned for portrait. */
enum RungBox {
    /** 1920 x 1080, at most 5 Mbit/s. */
    FULL_HD("1080p", 1920, 1080, 5000),
    /** 1280 x 720, at most 2.8 Mbit/s. */
    HD("720p", 1280, 720, 2800),
    /** 854 x 480, at most 1.2 Mbit/s. */
    SD("480p", 854, 480, 1200);

    private final String label;
    private final int width;
    private final int height;
    private final int capKbps;

    RungBox(String label, int width, int height, int capKbps) {
        this.label = label;
        this.width = width;
        this.height = height;
        this.capKbps = capKbps;
    }

    String label() {
        return label;
    }

    /** The boxes asked for by label; all when none of the labels is known. */
    static List<RungBox> wanted(List<String> labels) {
        List<RungBox> known = Arrays.stream(values())
                .filter(box -> labels.contains(box.label))
                .toList();
        return known.isEmpty() ? List.of(values()) : known;
    }

    /** How much a picture of this display size must shrink to fit; never more than 1. */
    double factor(int displayWidth, int displayHeight) {
        boolean isPortrait = displayHeight > displayWidth;
        double longSide = isPortrait ? displayHeight : displayWidth;
        double shortSide = isPortrait ? displayWidth : displayHeight;
        return Math.min(1, Math.min(width / longSide, height / shortSide));
    }

    /** The cap for a picture that fills only part of the box; a small floor keeps tiny pictures watchable. */
    int capKbps(int pixels) {
        double share = Math.min(1, pixels / ((double) width * height));
        return (int) Math.max(MINIMUM_CAP_KBPS, Math.round(capKbps * share));
    }

    private static final int MINIMUM_CAP_KBPS = 200;
}
