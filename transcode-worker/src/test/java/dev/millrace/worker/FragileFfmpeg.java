package dev.millrace.worker;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real ffmpeg and ffprobe behind scripts, by which a test makes an ffmpeg fail or wait. */
final class FragileFfmpeg {

    private final Path broken;
    private final Path hold;
    private final Path held;
    private final Path program;

    /** Its scripts lie in this folder. */
    FragileFfmpeg(Path directory) {
        broken = directory.resolve("broken");
        hold = directory.resolve("hold");
        held = directory.resolve("held");
        FfmpegBinaries real = FfmpegBinaries.resolve(null, null, Clips.CACHE);
        String library = "export LD_LIBRARY_PATH=" + real.ffmpeg().getParent() + "\n";
        String failing = "[ -e " + broken + " ] && { echo '[error] No space left on device' >&2; exit 228; }\n";
        // why mv: of several that begin, it succeeds for one
        String holding = "mv %s %s 2>/dev/null && while [ -e %s ]; do sleep 0.1; done\n".formatted(hold, held, held);
        script(directory.resolve("ffprobe"), library + "exec " + real.ffprobe() + " \"$@\"\n");
        program = script(
                directory.resolve("ffmpeg"), failing + holding + library + "exec " + real.ffmpeg() + " \"$@\"\n");
    }

    /** The script of ffmpeg; the one of ffprobe lies beside it. */
    Path program() {
        return program;
    }

    /** Makes every encode from now on end like on a full disk. */
    void breakDown() {
        create(broken);
    }

    void repair() throws IOException {
        Files.deleteIfExists(broken);
    }

    /** The ffmpeg that begins next does nothing until it is let go or killed; those that begin after it are not held. */
    void holdNext() {
        create(hold);
    }

    /** Whether one was held and was not let go; it may have been killed. */
    boolean isHeld() {
        return Files.exists(held);
    }

    void letGo() throws IOException {
        Files.deleteIfExists(hold);
        Files.deleteIfExists(held);
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path script(Path file, String text) {
        try {
            Path script = Files.writeString(file, "#!/bin/sh\n" + text);
            if (!script.toFile().setExecutable(true)) {
                throw new IllegalStateException("Cannot make " + script + " executable");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
