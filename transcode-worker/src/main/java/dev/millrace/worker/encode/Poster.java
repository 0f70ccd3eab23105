package dev.millrace.worker.encode;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the poster from the key frames of an encoded rendition: our own, trusted bytes, read through standard input. */
@Component
public class Poster {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final FfmpegPrograms programs;

    Poster(FfmpegPrograms programs) {
        this.programs = programs;
    }

    /**
     * Writes {@code poster.jpg} into the directory and returns it.
     *
     * @param initSegment of the rendition
     * @param segment one whole segment of it
     */
    public Path make(Path initSegment, Path segment, Path directory, StopSignal signal) throws InterruptedException {
        makeDirectory(directory);
        Path input = join(directory.resolve("poster-input.mp4"), initSegment, segment);
        FfmpegPrograms.Run run = new FfmpegPrograms.Run(arguments(), directory, input, LIMITS, line -> true);
        RunResult result = programs.ffmpeg(run, signal);
        Path poster = directory.resolve("poster.jpg");
        if (result.exitCode() != 0 || !Files.isRegularFile(poster)) {
            throw TranscodeFailure.retryable(
                    FailReason.TRANSCODE_ERROR, "No poster: " + result.firstError(), result.said());
        }
        return poster;
    }

    static List<String> arguments() {
        return List.of(
                "-hide_banner",
                "-v",
                "level+error",
                "-y",
                "-protocol_whitelist",
                "pipe,file",
                "-format_whitelist",
                "mov",
                "-skip_frame",
                "nokey",
                "-i",
                "pipe:0",
                "-an",
                "-vf",
                "thumbnail=n=12",
                "-frames:v",
                "1",
                "-c:v",
                "mjpeg",
                "-pix_fmt",
                "yuvj420p",
                "-q:v",
                "3",
                "-update",
                "1",
                "poster.jpg");
    }

    private static void makeDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path join(Path target, Path... parts) {
        try (OutputStream out = Files.newOutputStream(target)) {
            for (Path part : parts) {
                Files.copy(part, out);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
