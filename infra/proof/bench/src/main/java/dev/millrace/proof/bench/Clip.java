package dev.millrace.proof.bench;

import java.nio.file.Path;
import java.time.Duration;

/** A file to measure with. */
record Clip(ClipKind kind, Duration length, Path file) {

    /** As people call it: {@code h264 60s}. */
    String name() {
        return kind.word() + " " + Lengths.text(length);
    }
}
