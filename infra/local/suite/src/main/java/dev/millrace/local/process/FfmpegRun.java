package dev.millrace.local.process;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs ffmpeg to completion; any error output is a failure. */
public final class FfmpegRun {

    private static final String LOADER_REMARK = "no version information available";

    private final FfmpegBinaries ffmpeg;

    /** Uses the given programs. */
    public FfmpegRun(FfmpegBinaries ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Returns when ffmpeg has succeeded.
     *
     * @param arguments input, options, output
     * @throws IOException with its error output when it failed
     */
    public void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        all.addAll(arguments);
        Process process = ffmpeg.ffmpeg(all)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String complaint = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(LOADER_REMARK))
                .reduce("", (text, line) -> text + "\n" + line)
                .strip();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("ffmpeg exited with " + code + ": " + complaint);
        }
    }
}
