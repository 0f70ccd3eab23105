package dev.millrace.local.demo;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A clip with a moving picture and a tone, generated once by ffmpeg and kept. */
final class SampleClip {

    private static final int SECONDS = 12;

    private final FfmpegBinaries ffmpeg;

    SampleClip(FfmpegBinaries ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** The clip in {@code directory}, in 1080p so that every rung of the ladder is encoded. */
    Path in(Path directory) throws IOException, InterruptedException {
        Path clip = directory.resolve("sample.mp4");
        if (Files.exists(clip)) {
            return clip;
        }
        Files.createDirectories(directory);
        Path unfinished = directory.resolve("sample-unfinished.mp4");
        new FfmpegRun(ffmpeg).run(arguments(unfinished));
        return Files.move(unfinished, clip);
    }

    private static List<String> arguments(Path file) {
        return List.of(
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=1920x1080:rate=30:duration=" + SECONDS,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:beep_factor=4:sample_rate=48000:duration=" + SECONDS,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-b:v",
                "12M",
                "-minrate",
                "12M",
                "-maxrate",
                "12M",
                "-bufsize",
                "12M",
                "-x264-params",
                "nal-hrd=cbr",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                file.toString());
    }
}
