package dev.millrace.proof.drill;

import dev.millrace.local.process.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Videos to upload.
 *
 * @param small 6 s
 * @param brief 4 s, which exceeds its time limit on the bad release
 * @param slow 60 s of few frames: the bad release stays at it, a good one finishes quickly
 */
record DrillClips(Path small, Path brief, Path slow) {

    static DrillClips in(Path directory, FfmpegRun ffmpeg) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return new DrillClips(
                clip(directory.resolve("small.mp4"), "testsrc2=s=640x360:r=25:d=6", "6", ffmpeg),
                clip(directory.resolve("brief.mp4"), "testsrc2=s=640x360:r=25:d=4", "4", ffmpeg),
                clip(directory.resolve("slow.mp4"), "testsrc2=s=640x360:r=5:d=60", "60", ffmpeg));
    }

    private static Path clip(Path file, String picture, String seconds, FfmpegRun ffmpeg)
            throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            Path fresh = file.resolveSibling("new-" + file.getFileName());
            ffmpeg.run(List.of(
                    "-y",
                    "-f",
                    "lavfi",
                    "-i",
                    picture,
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=d=" + seconds,
                    "-c:v",
                    "mpeg4",
                    "-q:v",
                    "5",
                    "-pix_fmt",
                    "yuv420p",
                    "-c:a",
                    "aac",
                    "-shortest",
                    fresh.toString()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }
}
