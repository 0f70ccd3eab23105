package dev.millrace.worker.encode;

import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.ffmpeg.RunResult;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.probe.AudioTrack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Measures how loud a source is by EBU R128, over its whole length and before it is encoded. Thread-safe. */
final class LoudnessMeter {

    private static final double TARGET_LUFS = -16;

    /** The gate of EBU R128: what is quieter is silence. */
    private static final double SILENCE_LUFS = -70;

    /** The window of EBU R128's short-term loudness: the loudness of less than that says little. */
    private static final double SHORTEST_SECONDS = 3;

    private final FfmpegPrograms programs;
    private final FfmpegProperties ffmpeg;

    LoudnessMeter(FfmpegPrograms programs, FfmpegProperties ffmpeg) {
        this.programs = programs;
        this.ffmpeg = ffmpeg;
    }

    /**
     * The gain in dB that makes the sound as loud as every other; empty for silence and below three seconds.
     *
     * @param seconds of the source
     * @param directory where ffmpeg runs
     * @throws dev.millrace.worker.outcome.TranscodeFailure with the reason, retryable or not
     */
    OptionalDouble gain(
            Path source, AudioTrack audio, double seconds, Path directory, RunLimits limits, StopSignal signal)
            throws InterruptedException {
        if (seconds < SHORTEST_SECONDS) {
            return OptionalDouble.empty();
        }
        LoudnessLines loudness = new LoudnessLines();
        RunResult result = programs.ffmpeg(
                new FfmpegPrograms.Run(arguments(source, audio), directory, null, limits, loudness::accept), signal);
        if (result.exitCode() != 0) {
            throw EncodeErrors.classify(result);
        }
        return loudness.integrated() > SILENCE_LUFS
                ? OptionalDouble.of(TARGET_LUFS - loudness.integrated())
                : OptionalDouble.empty();
    }

    private List<String> arguments(Path source, AudioTrack audio) {
        List<String> words = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "repeat+level+warning"));
        words.addAll(InputRules.options(ffmpeg));
        words.addAll(List.of("-i", InputRules.name(source)));
        words.addAll(AudioFilters.oneForm(audio));
        words.addAll(List.of("-filter_complex", AudioFilters.measured(), "-map", AudioFilters.MEASURED));
        words.addAll(List.of("-f", "null", "-"));
        return words;
    }

    /** The loudness up to each moment, as ffmpeg prints it; the last one is that of the whole. Used by one thread. */
    private static final class LoudnessLines {

        private static final String INTEGRATED = "lavfi.r128.I=";

        private double integrated = SILENCE_LUFS;

        boolean accept(String line) {
            if (!line.startsWith(INTEGRATED)) {
                return false;
            }
            integrated = Double.parseDouble(line.substring(INTEGRATED.length()));
            return true;
        }

        double integrated() {
            return integrated;
        }
    }
}
