package dev.millrace.blackbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small real videos, generated once per test run. */
public final class Clips {

    private static final Path DIRECTORY = Path.of("target", "clips");
    private static final FfmpegBinaries FFMPEG =
            FfmpegBinaries.resolve(null, null, Path.of(System.getProperty("user.home"), ".cache", "millrace"));

    private Clips() {}

    /** Two seconds of 320x240 with sound, some 60 kB. */
    public static Path tiny() {
        return clip("tiny.mp4", 2, "320x240", "200k");
    }

    /** Forty seconds of 720p: transcoding takes long enough to interrupt it. */
    public static Path busy() {
        return clip("busy.mp4", 40, "1280x720", "2M");
    }

    /** Eighty-eight seconds of 270p: longer than videos that one attempt makes, and seven chunks of fifteen segments. */
    public static Path divided() {
        return clip("divided.mp4", 88, "480x270", "300k");
    }

    /** At least twelve megabytes: at least three parts of 5 MiB. */
    public static Path severalParts() {
        return padded(tiny(), "parts.mp4", 13L << 20);
    }

    /** A playable file of exactly this many bytes: a clip followed by a sparse {@code free} box. */
    public static Path padded(Path clip, String name, long sizeBytes) {
        Path file = DIRECTORY.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.copy(clip, file);
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                long boxSize = sizeBytes - out.length();
                out.seek(out.length());
                out.write(ByteBuffer.allocate(4).putInt((int) boxSize).array());
                out.write("free".getBytes(StandardCharsets.US_ASCII));
                out.setLength(sizeBytes);
            }
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs ffmpeg and fails with its output unless it exits with 0. */
    public static void ffmpeg(List<String> arguments) {
        run(FFMPEG.ffmpeg(arguments));
    }

    private static synchronized Path clip(String name, int seconds, String size, String bitrate) {
        Path file = DIRECTORY.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(DIRECTORY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        ffmpeg(List.of(
                "-v",
                "error",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=" + size + ":rate=30:duration=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=" + seconds,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-b:v",
                bitrate,
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                file.toString()));
        return file;
    }

    private static void run(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
