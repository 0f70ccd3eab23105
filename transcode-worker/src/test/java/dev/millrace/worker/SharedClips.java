package dev.millrace.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sources of {@link WorkerFixture}, made once for all classes of a test run. */
final class SharedClips {

    private static final Clips CLIPS = new Clips(folder());

    static final Path SHORT = CLIPS.of("short.mp4", "640x360", "25", 7);
    static final Path MEDIUM = CLIPS.of("medium.mp4", "640x360", "25", 15);
    static final Path LONG = CLIPS.of("long.mp4", "854x480", "30", 60);

    private SharedClips() {}

    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("target/clips"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
