package dev.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Starts processes, detects the first unexpected exit, and stops them in the requested order. When this JVM is killed, a
 * {@link Watchdog} stops them. Thread-safe.
 */
public final class Supervisor implements AutoCloseable {

    /**
     * why: Ctrl-C reaches every process of the terminal's foreground group; a child in its own session is stopped by us, in
     * order. Without setsid it at least ignores the signal.
     */
    private static final String DETACHED =
            "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; fi; trap '' INT; exec \"$@\"";

    private final Watchdog watchdog;
    private final List<Child> children = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<ChildEnded> firstEnd = new CompletableFuture<>();
    private volatile Predicate<Child> expendable = child -> false;
    private boolean refusing;

    private Supervisor(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** Creates a supervisor with a running watchdog. */
    public static Supervisor start() throws IOException {
        return new Supervisor(Watchdog.start());
    }

    /** From now on, an unexpected exit of such a child does not complete {@link #firstEnd}. */
    public void canSpare(Predicate<Child> which) {
        expendable = which;
    }

    /** Rejects further starts, so that a concurrent start cannot overtake the stop. */
    public synchronized void refuseMore() {
        refusing = true;
    }

    /**
     * Starts a process; its output goes to its log file.
     *
     * @throws IllegalStateException after {@link #refuseMore}
     */
    public synchronized Child start(ProcessSpec spec) {
        if (refusing) {
            throw new IllegalStateException("stopping, so " + spec.name() + " is not started");
        }
        try {
            return launch(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + spec.name(), e);
        }
    }

    private Child launch(ProcessSpec spec) throws IOException {
        Files.createDirectories(spec.log().toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DETACHED, "millrace"));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(spec.log().toFile());
        builder.environment().putAll(spec.environment());
        Child child = new Child(spec, builder.start());
        watchdog.watch(child.pid());
        children.add(child);
        var unused = child.process().onExit().thenRun(() -> ended(child));
        return child;
    }

    private void ended(Child child) {
        watchdog.forget(child.pid());
        if (!child.isStopping() && !expendable.test(child)) {
            firstEnd.complete(new ChildEnded(child));
        }
    }

    /** Also watches a process started elsewhere (the PostgreSQL server), which must stop when we are killed. */
    public void watchOutsider(long pid) {
        watchdog.watch(pid);
    }

    /** Completed by the first unexpected exit of a process. */
    public CompletableFuture<ChildEnded> firstEnd() {
        return firstEnd;
    }

    /** All started processes. */
    public List<Child> children() {
        synchronized (children) {
            return List.copyOf(children);
        }
    }

    /** Stops matching processes in parallel and returns when they have exited. */
    public void stop(Predicate<Child> which) {
        List<Child> affected = children().stream().filter(which).toList();
        affected.forEach(Child::askToStop);
        affected.forEach(Child::awaitStop);
    }

    /** Kills matching processes and returns when they have exited; their child processes continue. */
    public void kill(Predicate<Child> which) {
        List<Child> affected = children().stream().filter(which).toList();
        affected.forEach(Child::kill);
    }

    /** Stops all other processes and the watchdog. */
    @Override
    public void close() {
        refuseMore();
        stop(child -> true);
        watchdog.close();
    }
}
