package dev.millrace.worker.ffmpeg;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running child: two threads read what it says, the caller's thread waits and watches. The caller's thread must be the one
 * that started it: the kernel ends the child with that thread, so a killed worker leaves no ffmpeg behind.
 */
final class SupervisedProcess {

    private static final Logger log = LoggerFactory.getLogger(SupervisedProcess.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** glibc's remark about the empty stand-in libraries. */
    private static final String LOADER_REMARK = "no version information available";

    private final Process process;
    private final FfmpegPrograms.Run run;
    private final FirstError firstError = new FirstError();
    private final long startedNanos = System.nanoTime();
    private volatile long advancedNanos = startedNanos;

    SupervisedProcess(Process process, FfmpegPrograms.Run run) {
        this.process = process;
        this.run = run;
    }

    RunResult await(StopSignal signal) throws InterruptedException {
        Thread output = reader("out", process.inputReader(), this::advance);
        Thread errors = reader("err", process.errorReader(), this::error);
        try {
            while (!process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.check();
                checkTime();
            }
            output.join();
            errors.join();
            return new RunResult(process.exitValue(), firstError.line());
        } finally {
            end();
        }
    }

    private void advance(String line) {
        if (run.output().test(line)) {
            advancedNanos = System.nanoTime();
        }
    }

    private void error(String line) {
        if (!line.contains(LOADER_REMARK)) {
            firstError.offer(line);
            log.debug("{}", line);
        }
    }

    private void checkTime() {
        long now = System.nanoTime();
        if (now - startedNanos > run.limits().overall().toNanos()) {
            throw TranscodeFailure.retryable(
                    FailReason.TIMED_OUT, "Took longer than " + run.limits().overall());
        }
        if (now - advancedNanos > run.limits().stall().toNanos()) {
            throw TranscodeFailure.retryable(
                    FailReason.TIMED_OUT, "No progress for " + run.limits().stall());
        }
    }

    /** Ends the child if it still runs: asks, waits, kills. Returns when it is gone. */
    private void end() throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            // why: an interrupt may have cut the wait short
            process.destroyForcibly();
        }
    }

    private Thread reader(String name, BufferedReader reader, Consumer<String> line) {
        Thread thread = new Thread(() -> readAll(reader, line), "ffmpeg-" + process.pid() + "-" + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void readAll(BufferedReader lines, Consumer<String> consumer) {
        try (lines) {
            String line;
            while ((line = lines.readLine()) != null) {
                consumer.accept(line);
            }
        } catch (IOException e) {
            log.debug("A stream of a child ended early: {}", e.toString());
        }
    }
}
