package dev.millrace.proof.bench;

import java.util.Locale;

/** A way to get from a file to a stream with all renditions. */
public enum Way {
    /** One ffmpeg that decodes once and writes everything to disk: nothing that does the same can be faster. */
    BARE("bare ffmpeg"),
    /** One ffmpeg per rendition, one after the other, as PeerTube does. */
    PER_RUNG("ffmpeg per rung"),
    /** Millrace as it is: READY with the first renditions, the others join. */
    MILLRACE("Millrace"),
    /** Millrace with the setting that waits for all renditions, and so decodes only once. */
    ONE_PASS("Millrace, one pass");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** As it is chosen on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a suite must run for it. */
    public boolean isMillrace() {
        return this == MILLRACE || this == ONE_PASS;
    }
}
