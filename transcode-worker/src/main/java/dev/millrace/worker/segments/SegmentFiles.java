package dev.millrace.worker.segments;

import java.nio.file.Path;

/** Where the segments of a stream lie, as the encode names them. */
public final class SegmentFiles {

    private SegmentFiles() {}

    /** The init segment of a stream. */
    public static Path init(Path folder) {
        return folder.resolve("init.mp4");
    }

    /** @param number from 1 */
    public static Path of(Path folder, int number) {
        return folder.resolve("seg_%05d.m4s".formatted(number));
    }
}
