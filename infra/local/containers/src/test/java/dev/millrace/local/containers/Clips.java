package dev.millrace.local.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A small real video, and what is seen of a stream. */
final class Clips {

    /** Two seconds. */
    static final int TINY_FRAMES = 60;

    private static final FfmpegBinaries FFMPEG =
            FfmpegBinaries.resolve(null, null, Path.of(System.getProperty("user.home"), ".cache", "millrace"));

    private Clips() {}

    /** 320x240 with sound. */
    static Path tiny(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("tiny.mp4");
        ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x240:rate=30:duration=2",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                file.toString()));
        return file;
    }

    /** Decodes a fetched stream from the first to the last frame and returns their number. */
    static long framesOf(Path playlist) throws IOException, InterruptedException {
        String frames = ffmpeg(List.of(
                "-xerror",
                "-protocol_whitelist",
                "file",
                "-allowed_extensions",
                "ALL",
                "-i",
                playlist.toString(),
                "-map",
                "0:v:0",
                "-f",
                "framemd5",
                "-"));
        return frames.lines().filter(line -> line.startsWith("0,")).count();
    }

    private static String ffmpeg(List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = FFMPEG.ffmpeg(arguments);
        builder.command().addAll(1, List.of("-v", "error", "-nostdin"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
