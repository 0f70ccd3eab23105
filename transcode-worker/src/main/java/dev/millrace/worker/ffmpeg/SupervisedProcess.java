package dev.millrace.worker.ffmpeg;

import dev.millrace.worker.outcome.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private final Process process;
    private final FfmpegPrograms.Run run;
    private final ErrorOutput errors = new ErrorOutput();
    private final Supervision supervision;
    private final AtomicReference<@Nullable RuntimeException> refusal = new AtomicReference<>();
    private final Thread output;
    private final Thread errorOutput;

    SupervisedProcess(Process process, FfmpegPrograms.Run run) {
        this.process = process;
        this.run = run;
        this.supervision = new Supervision(process, run.limits(), run.directory(), errors);
        this.output = reader("out", process.inputReader(), this::advance);
        this.errorOutput = reader("err", process.errorReader(), this::error);
    }

    RunResult await(StopSignal signal) throws InterruptedException {
        output.start();
        errorOutput.start();
        try {
            while (!process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                signal.check();
                checkRefusal();
                supervision.check();
            }
            joinReaders();
            checkRefusal();
            return new RunResult(process.exitValue(), errors.firstError(), errors.tail(), errors.undecodablePictures());
        } finally {
            end();
            joinReaders();
        }
    }

    private void advance(String line) {
        if (run.output().test(line)) {
            supervision.advanced();
        }
    }

    private void error(String line) {
        errors.offer(line);
        log.debug("{}", line);
    }

    /** Throws what the reader of the output threw: it saw something that must end the run. */
    private void checkRefusal() {
        RuntimeException thrown = refusal.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Ends the child and its children if they still run: asks, waits, kills. Returns when it is gone. */
    private void end() throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        // why: first, since a child of a dead process can no longer be traced to it
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Stream.concat(children.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            // why: an interrupt may have cut the wait short
            children.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Thread reader(String name, BufferedReader reader, Consumer<String> line) {
        Thread thread = new Thread(() -> readAll(reader, line), "ffmpeg-" + process.pid() + "-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void readAll(BufferedReader reader, Consumer<String> consumer) {
        try (reader) {
            BoundedLines.read(reader, consumer);
        } catch (IOException e) {
            log.debug("A stream of a child ended early: {}", e.toString());
        } catch (RuntimeException e) {
            refusal.compareAndSet(null, e);
        }
    }

    /** why bounded: a child of the child that got away would hold the streams open. */
    private void joinReaders() throws InterruptedException {
        output.join(GRACE.toMillis());
        errorOutput.join(GRACE.toMillis());
    }
}
