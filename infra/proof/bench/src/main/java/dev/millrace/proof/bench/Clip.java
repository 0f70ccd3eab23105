package dev.millrace.proof.bench;

import java.nio.file.Path;
import java.time.Duration;

/** A benchmark input. */
public record Clip(ClipKind kind, Duration length, Path file) {

    /** Display name, such as {@code h264 60s}. */
    public String name() {
        return kind.word() + " " + Lengths.text(length);
    }
}
