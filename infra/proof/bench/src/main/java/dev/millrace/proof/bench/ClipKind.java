package dev.millrace.proof.bench;

import java.util.Locale;

/** Kinds of phone recordings, all of them 1080p at 30 frames per second with sound. */
public enum ClipKind {
    /** As most phones record: a bit rate too high for streaming. */
    H264("H.264 17 Mbit/s", "mp4"),
    /** As an app exports: streamable, so its picture is copied as the top rendition. */
    STREAMABLE("H.264 4.5 Mbit/s, streamable", "mp4"),
    /** As newer phones record: HDR, which is tone-mapped. */
    HLG("HEVC 10 bit HLG 10 Mbit/s", "mov");

    private final String description;
    private final String extension;

    ClipKind(String description, String extension) {
        this.description = description;
        this.extension = extension;
    }

    /** What such a phone records. */
    public String description() {
        return description;
    }

    String extension() {
        return extension;
    }

    /** Whether the source's picture is copied as the top rendition. */
    boolean isCopiedAsTop() {
        return this == STREAMABLE;
    }

    /** Its word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
