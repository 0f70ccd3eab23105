package dev.millrace.worker.ffmpeg;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.worker.outcome.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts ffmpeg and ffprobe, restricted and supervised, and waits for them. Thread-safe. */
@Component
public class FfmpegPrograms {

    private final FfmpegBinaries binaries;
    private final Sandbox sandbox;

    FfmpegPrograms(FfmpegBinaries binaries, FfmpegProperties properties) {
        this.binaries = binaries;
        this.sandbox = new Sandbox(properties);
    }

    /**
     * One run of a program.
     *
     * @param arguments all of them; no shell reads them
     * @param directory working directory
     * @param input what the program reads as its standard input, or null for nothing
     * @param output takes each line of standard output and says whether it shows an advance
     */
    public record Run(
            List<String> arguments,
            Path directory,
            @Nullable Path input,
            RunLimits limits,
            Predicate<String> output) {}

    /**
     * Runs ffmpeg to its end.
     *
     * @throws dev.millrace.worker.outcome.TranscodeFailure TIMED_OUT when it stalls or takes too long
     * @throws dev.millrace.worker.outcome.AttemptStopped when the signal came; the process is gone by then
     */
    public RunResult ffmpeg(Run run, StopSignal signal) throws InterruptedException {
        return run(binaries.ffmpeg(run.arguments()), run, signal);
    }

    /** Runs ffprobe to its end; throws like {@link #ffmpeg}. */
    public RunResult ffprobe(Run run, StopSignal signal) throws InterruptedException {
        return run(binaries.ffprobe(run.arguments()), run, signal);
    }

    private RunResult run(ProcessBuilder builder, Run run, StopSignal signal) throws InterruptedException {
        signal.check();
        // why: all processors may be busy for the whole wall time; the wall limit is the one that should end it
        Duration cpuTime =
                run.limits().overall().multipliedBy(Runtime.getRuntime().availableProcessors());
        List<String> command = new ArrayList<>(sandbox.prefix(cpuTime));
        command.addAll(builder.command());
        builder.command(command).directory(run.directory().toFile());
        if (run.input() != null) {
            builder.redirectInput(run.input().toFile());
        }
        try {
            return new SupervisedProcess(builder.start(), run).await(signal);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start " + command.get(0), e);
        }
    }
}
