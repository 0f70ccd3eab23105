package dev.millrace.worker.pictures;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets ffmpeg read the key frames of some segments, where they lie and in one thread: encoding goes on beside it. */
@Component
class KeyFrames {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final String LIST = "segments.txt";

    private final FfmpegPrograms programs;

    KeyFrames(FfmpegPrograms programs) {
        this.programs = programs;
    }

    /**
     * Runs ffmpeg in the directory, which is made empty before.
     *
     * @param segments init segment first, then any segments of its stream in their order
     * @param outputs what to make of the key frames
     * @throws TranscodeFailure when ffmpeg was not content
     */
    void read(List<Path> segments, Path directory, List<String> outputs, StopSignal signal)
            throws IOException, InterruptedException {
        empty(directory);
        Files.writeString(directory.resolve(LIST), list(segments));
        FfmpegPrograms.Run run = new FfmpegPrograms.Run(arguments(outputs), directory, null, LIMITS, line -> true);
        RunResult result = programs.ffmpeg(run, signal);
        if (result.exitCode() != 0) {
            throw TranscodeFailure.retryable(
                    FailReason.TRANSCODE_ERROR, "No pictures: " + result.firstError(), result.said());
        }
    }

    /** why: a list of files needs no copy of them, and segments may be left out of it. */
    private static String list(List<Path> segments) {
        return segments.stream()
                .map(segment -> "file:" + segment.toAbsolutePath() + "\n")
                .collect(Collectors.joining());
    }

    static List<String> arguments(List<String> outputs) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+error", "-y"));
        words.addAll(List.of("-protocol_whitelist", "concatf,file", "-format_whitelist", "mov"));
        words.addAll(List.of("-threads", "1", "-skip_frame", "nokey", "-i", "concatf:" + LIST));
        words.addAll(outputs);
        return words;
    }

    private static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
