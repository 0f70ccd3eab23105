package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs ffmpeg and measures it. */
final class TimedFfmpeg {

    /** why: only a parent process knows the complete CPU time of its child; a shell prints it with {@code times}. */
    private static final String SHELL = "out=$1; shift; \"$@\"; code=$?; times >\"$out\"; exit $code";

    private static final Pattern TIME = Pattern.compile("(\\d+)m([0-9.]+)s");
    private static final String PROGRESS = "out_time_us=";
    private static final int COMPLAINT = 1000;

    private final FfmpegBinaries ffmpeg;

    TimedFfmpeg(FfmpegBinaries ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Returns when ffmpeg has succeeded.
     *
     * @param directory working directory, and folder for its output
     * @param progress receives the finished seconds of the clip
     * @throws IOException with its error output when it failed
     */
    Cost run(List<String> arguments, Path directory, DoubleConsumer progress) throws IOException, InterruptedException {
        Path times = Files.createTempFile("times", ".txt");
        Path complaint = Files.createTempFile("ffmpeg", ".log");
        try {
            long began = System.nanoTime();
            Process process = start(arguments, directory, times, complaint);
            int code = await(process, progress);
            Duration wall = Duration.ofNanos(System.nanoTime() - began);
            if (code != 0) {
                throw new IOException("ffmpeg exited with " + code + ": " + tail(complaint));
            }
            return new Cost(wall, cpu(Files.readString(times)));
        } finally {
            Files.deleteIfExists(times);
            Files.deleteIfExists(complaint);
        }
    }

    private Process start(List<String> arguments, Path directory, Path times, Path complaint) throws IOException {
        List<String> all = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error"));
        all.addAll(List.of("-progress", "pipe:1", "-stats_period", "1"));
        all.addAll(arguments);
        ProcessBuilder builder = ffmpeg.ffmpeg(all);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "millrace", times.toString()));
        command.addAll(builder.command());
        return builder.command(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(complaint.toFile())
                .start();
    }

    private static int await(Process process, DoubleConsumer progress) throws IOException, InterruptedException {
        Thread atExit = new Thread(() -> end(process), "end-ffmpeg");
        Runtime.getRuntime().addShutdownHook(atExit);
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(PROGRESS) && !line.endsWith("N/A")) {
                    progress.accept(Long.parseLong(line.substring(PROGRESS.length())) / 1e6);
                }
            }
            return process.waitFor();
        } finally {
            end(process);
            forget(atExit);
        }
    }

    /** Kills the shell's child first, or ffmpeg would continue without its shell. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // why: the hook is already running.
        }
    }

    /** Parses the second line of {@code times}: user and system time of the shell's children. */
    static Duration cpu(String times) {
        String children = times.lines().skip(1).findFirst().orElse("");
        Matcher time = TIME.matcher(children);
        Duration sum = Duration.ZERO;
        while (time.find()) {
            long nanos = Math.round(Double.parseDouble(time.group(2)) * 1e9);
            sum = sum.plusMinutes(Long.parseLong(time.group(1))).plusNanos(nanos);
        }
        return sum;
    }

    private static String tail(Path complaint) throws IOException {
        String text = Files.readString(complaint).strip();
        return text.substring(Math.max(0, text.length() - COMPLAINT));
    }
}
