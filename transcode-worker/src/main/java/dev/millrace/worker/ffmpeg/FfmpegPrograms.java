package dev.millrace.worker.ffmpeg;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.common.trace.Traces;
import dev.millrace.worker.outcome.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts ffmpeg and ffprobe, restricted and supervised, and waits for them. Thread-safe. */
@Component
public class FfmpegPrograms {

    /** why: the worker's environment holds its secrets; a program on Windows does not start without SystemRoot. */
    private static final List<String> INHERITED = List.of("PATH", "SystemRoot");

    private static final int TRIAL_SECONDS = 20;

    private final FfmpegBinaries binaries;
    private final Traces traces;
    private final Sandbox sandbox;

    FfmpegPrograms(FfmpegBinaries binaries, FfmpegProperties properties, Traces traces) {
        this.binaries = binaries;
        this.traces = traces;
        this.sandbox =
                Sandbox.find(SandboxTool.all(properties), this::canRunBehind).requiring(properties.requiredFences());
    }

    /**
     * One run of a program.
     *
     * @param arguments all of them; no shell reads them
     * @param directory working directory
     * @param input what the program reads as its standard input, or null for nothing
     * @param output takes each line of standard output and says whether it shows an advance; what it throws ends the run
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
     * @throws dev.millrace.worker.outcome.TranscodeFailure when it went beyond a limit and was killed
     * @throws dev.millrace.worker.outcome.AttemptStopped when the signal came; the process has already exited
     */
    public RunResult ffmpeg(Run run, StopSignal signal) throws InterruptedException {
        return traces.step("ffmpeg", () -> run(binaries.ffmpeg(run.arguments()), run, signal));
    }

    /** Runs ffprobe to its end; throws like {@link #ffmpeg}. */
    public RunResult ffprobe(Run run, StopSignal signal) throws InterruptedException {
        return traces.step("ffprobe", () -> run(binaries.ffprobe(run.arguments()), run, signal));
    }

    /** What holds the programs on this machine, in words for the log. */
    List<String> confinement() {
        return sandbox.names();
    }

    /** Whether this fence is in force on this machine. */
    boolean isHeldBy(Confinement fence) {
        return sandbox.gives(fence);
    }

    private RunResult run(ProcessBuilder builder, Run run, StopSignal signal) throws InterruptedException {
        signal.check();
        // why: all processors may be busy for the whole wall time; the wall limit is the one that should end it
        Duration cpuTime =
                run.limits().overall().multipliedBy(Runtime.getRuntime().availableProcessors());
        behind(sandbox.prefix(cpuTime), builder).directory(run.directory().toFile());
        if (run.input() != null) {
            builder.redirectInput(run.input().toFile());
        }
        try {
            return new SupervisedProcess(builder.start(), run).await(signal);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start " + builder.command().get(0), e);
        }
    }

    private ProcessBuilder behind(List<String> words, ProcessBuilder builder) {
        List<String> command = new ArrayList<>(words);
        command.addAll(builder.command());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        !INHERITED.contains(name) && !binaries.environment().containsKey(name));
        return builder.command(command);
    }

    private boolean canRunBehind(List<String> words) {
        ProcessBuilder builder = behind(words, binaries.ffmpeg(List.of("-version")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process trial = builder.start();
            try {
                return trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0;
            } finally {
                trial.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
