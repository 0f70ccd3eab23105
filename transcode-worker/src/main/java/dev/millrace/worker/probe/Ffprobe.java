package dev.millrace.worker.probe;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs ffprobe on a source under the limits of its kind, and bounds what it may answer. Thread-safe. */
@Component
final class Ffprobe {

    private static final int MOST_CHARACTERS = 1 << 20;

    private final FfmpegPrograms programs;
    private final FfmpegProperties ffmpeg;
    private final ProbeProperties limits;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Ffprobe(FfmpegPrograms programs, FfmpegProperties ffmpeg, ProbeProperties limits) {
        this.programs = programs;
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    /** How a run ended, and what it printed on one line. */
    record Answer(RunResult result, String text) {

        boolean isGiven() {
            return result.exitCode() == 0;
        }
    }

    /**
     * Asks about the whole file.
     *
     * @param options what to ask for
     */
    Answer ask(Path source, List<String> options, StopSignal signal) throws InterruptedException {
        // why: which decoder does not open is said as a warning
        return answer(source, arguments(source, "level+warning", options), signal);
    }

    /** Asks about one stream. */
    Answer ask(Path source, int stream, List<String> options, StopSignal signal) throws InterruptedException {
        return answer(source, arguments(source, stream, options), signal);
    }

    /**
     * Asks about one stream, line by line, without names.
     *
     * @param entries what to ask for, such as {@code packet=pts_time}
     * @param line takes a line and says whether the run advances
     */
    RunResult lines(
            Path source, int stream, List<String> options, String entries, Predicate<String> line, StopSignal signal)
            throws InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-show_entries", entries, "-of", "csv=p=0"));
        return run(source, arguments(source, stream, all), line, signal);
    }

    /** @throws TranscodeFailure when it is no JSON of this kind */
    <T> T read(Answer answer, Class<T> kind) {
        try {
            return json.readValue(answer.text(), kind);
        } catch (JacksonException e) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "ffprobe printed no JSON we know");
        }
    }

    private Answer answer(Path source, List<String> arguments, StopSignal signal) throws InterruptedException {
        StringBuilder output = new StringBuilder();
        RunResult result = run(source, arguments, line -> keep(output, line), signal);
        return new Answer(result, output.toString());
    }

    private RunResult run(Path source, List<String> arguments, Predicate<String> line, StopSignal signal)
            throws InterruptedException {
        RunLimits time = new RunLimits(limits.timeout(), limits.timeout());
        Path folder = source.toAbsolutePath().resolveSibling("");
        return programs.ffprobe(new FfmpegPrograms.Run(arguments, folder, null, time, line), signal);
    }

    private List<String> arguments(Path source, int stream, List<String> options) {
        List<String> all = new ArrayList<>(List.of("-select_streams", Integer.toString(stream)));
        all.addAll(options);
        return arguments(source, "level+error", all);
    }

    private List<String> arguments(Path source, String loglevel, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-v", loglevel, "-hide_banner"));
        arguments.addAll(InputRules.options(ffmpeg));
        arguments.addAll(options);
        arguments.add(InputRules.name(source));
        return arguments;
    }

    private static boolean keep(StringBuilder output, String line) {
        if (output.length() + line.length() > MOST_CHARACTERS) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "ffprobe does not stop talking about it");
        }
        output.append(line);
        return true;
    }
}
