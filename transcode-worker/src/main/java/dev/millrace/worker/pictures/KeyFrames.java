package dev.millrace.worker.pictures;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.encode.StillFilters;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
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
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets ffmpeg read the key frames of some segments or of a source, where they lie and in one thread: encoding goes on beside it. */
@Component
class KeyFrames {

    private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final String LIST = "segments.txt";

    private final FfmpegPrograms programs;
    private final FfmpegProperties ffmpeg;

    KeyFrames(FfmpegPrograms programs, FfmpegProperties ffmpeg) {
        this.programs = programs;
        this.ffmpeg = ffmpeg;
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
        List<String> input = List.of("-protocol_whitelist", "concatf,file", "-format_whitelist", "mov");
        run(input, "concatf:" + LIST, directory, outputs, signal);
    }

    /** The same of a part of a source. */
    void read(SourceStretch stretch, Path directory, List<String> outputs, StopSignal signal)
            throws IOException, InterruptedException {
        empty(directory);
        List<String> input = new ArrayList<>(InputRules.options(ffmpeg));
        input.addAll(StillFilters.INPUT);
        input.addAll(List.of("-ss", seconds(stretch.fromSeconds()), "-t", seconds(stretch.seconds())));
        run(input, InputRules.name(stretch.file()), directory, outputs, signal);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }

    private void run(List<String> input, String name, Path directory, List<String> outputs, StopSignal signal)
            throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+error", "-y"));
        words.addAll(input);
        words.addAll(List.of("-threads", "1", "-skip_frame", "nokey", "-i", name));
        words.addAll(outputs);
        FfmpegPrograms.Run run = new FfmpegPrograms.Run(words, directory, null, LIMITS, line -> true);
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

    private static void empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
