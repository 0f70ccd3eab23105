package dev.millrace.proof.bench;

import java.util.Locale;

/** A way to turn a file into a stream with all renditions. */
public enum Way {
    /** One ffmpeg that decodes once and writes everything to disk: a lower bound. */
    BARE("bare ffmpeg"),
    /** One ffmpeg per rendition, one after the other, as PeerTube does. */
    PER_RUNG("ffmpeg per rung"),
    /** Millrace with its defaults: READY with the first renditions, the others follow. */
    MILLRACE("Millrace"),
    /** Millrace configured to wait for all renditions, and so to decode only once. */
    ONE_PASS("Millrace, one pass");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Its word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it needs a suite. */
    public boolean isMillrace() {
        return this == MILLRACE || this == ONE_PASS;
    }
}
