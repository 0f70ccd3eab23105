package dev.millrace.worker.probe;

import dev.millrace.worker.ffmpeg.FfmpegPrograms;
import dev.millrace.worker.ffmpeg.FfmpegProperties;
import dev.millrace.worker.ffmpeg.InputRules;
import dev.millrace.worker.ffmpeg.RunLimits;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.probe.ProbeJson.Stream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Decodes the first frames of a track: what a header promises, a decoder may not be able to do. Thread-safe. */
final class TrialDecode {

    private static final int FRAMES = 4;

    private final FfmpegPrograms programs;
    private final FfmpegProperties ffmpeg;
    private final ProbeProperties limits;

    TrialDecode(FfmpegPrograms programs, FfmpegProperties ffmpeg, ProbeProperties limits) {
        this.programs = programs;
        this.ffmpeg = ffmpeg;
        this.limits = limits;
    }

    /** Whether any frame of it comes out. */
    boolean gives(Path source, Stream track, StopSignal signal) throws InterruptedException {
        AtomicInteger frames = new AtomicInteger();
        programs.ffmpeg(
                new FfmpegPrograms.Run(
                        arguments(source, track),
                        source.toAbsolutePath().resolveSibling(""),
                        null,
                        new RunLimits(limits.timeout(), limits.timeout()),
                        line -> isFrame(line) && frames.incrementAndGet() > 0),
                signal);
        return frames.get() > 0;
    }

    private List<String> arguments(Path source, Stream track) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "level+error"));
        arguments.addAll(InputRules.options(ffmpeg));
        String kind = track.isA("audio") ? "a" : "v";
        arguments.addAll(List.of("-i", InputRules.name(source), "-map", "0:" + track.index()));
        arguments.addAll(List.of("-frames:" + kind, Integer.toString(FRAMES), "-f", "framecrc", "-"));
        return arguments;
    }

    /** {@code 0, 1024, 1024, 1024, 4096, 0x12345678}; the lines before them begin with #. */
    private static boolean isFrame(String line) {
        return line.startsWith("0,");
    }
}
