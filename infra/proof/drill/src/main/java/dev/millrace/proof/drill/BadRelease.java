package dev.millrace.proof.drill;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A worker release whose ffmpeg hangs as soon as it encodes. Short videos exceed their time limit immediately, long ones stay
 * in progress.
 *
 * @param settings Spring properties of the worker
 */
record BadRelease(Map<String, String> settings) {

    static BadRelease in(Path directory, FfmpegBinaries real) throws IOException {
        Files.createDirectories(directory);
        String libraries = "#!/bin/sh\nexport LD_LIBRARY_PATH='" + real.ffmpeg().getParent() + "'\n";
        script(directory.resolve("ffprobe"), libraries + "exec '" + real.ffprobe() + "' \"$@\"\n");
        Path ffmpeg = directory.resolve("ffmpeg");
        script(
                ffmpeg,
                libraries + "case \"$*\" in *libx264*) exec sleep 600 ;; esac\nexec '" + real.ffmpeg() + "' \"$@\"\n");
        return new BadRelease(Map.of(
                "millrace.ffmpeg.path", ffmpeg.toString(),
                "millrace.encode.base-time-limit", "1s",
                "millrace.encode.time-limit-factor", "1"));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
