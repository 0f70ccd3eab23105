package dev.millrace.proof.faults;

import dev.millrace.local.process.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small videos to upload: single-part and multipart, fast and slow to encode. */
final class FaultClips {

    private static final List<Clip> CLIPS = List.of(
            new Clip("short.mp4", "320x180", 2, "200k"),
            new Clip("long.mp4", "640x360", 8, "600k"),
            new Clip("parts.mp4", "640x360", 6, "16M"),
            new Clip("tasks.mp4", "320x180", 66, "200k"));

    private FaultClips() {}

    private record Clip(String name, String size, int seconds, String bitrate) {}

    /** Creates the missing ones. */
    static List<Path> in(Path directory, FfmpegRun ffmpeg) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (Clip clip : CLIPS) {
            Path file = directory.resolve(clip.name);
            if (!Files.exists(file)) {
                Path fresh = directory.resolve("new-" + ProcessHandle.current().pid() + "-" + clip.name);
                ffmpeg.run(words(clip, fresh));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            files.add(file);
        }
        return files;
    }

    /** why: a constant bit rate with filler data turns a small picture into a file of several parts. */
    private static List<String> words(Clip clip, Path file) {
        return Arrays.asList(
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=" + clip.size + ":r=25:d=" + clip.seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=d=" + clip.seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-b:v",
                clip.bitrate,
                "-minrate",
                clip.bitrate,
                "-maxrate",
                clip.bitrate,
                "-bufsize",
                clip.bitrate,
                "-x264-params",
                "nal-hrd=cbr",
                "-c:a",
                "aac",
                "-shortest",
                file.toString());
    }
}
