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
 * Starts processes, notices the first that ends by itself, and stops them in the order asked. When this JVM is killed they
 * are ended too, by a {@link Watchdog}. Thread-safe.
 */
public final class Supervisor implements AutoCloseable {

    /**
     * why: Ctrl-C reaches every process of the terminal's foreground group at once; in a session of its own a child is
     * stopped by us, in order. Where there is no setsid it at least ignores the signal.
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

    /** With its watchdog running. */
    public static Supervisor start() throws IOException {
        return new Supervisor(Watchdog.start());
    }

    /** From now on the unasked end of such a child is no {@link #firstEnd}. */
    public void canSpare(Predicate<Child> which) {
        expendable = which;
    }

    /** Starts nothing from now on: whoever is still starting things must not outrun the one who stops them. */
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

    /** Has a process that somebody else started (the PostgreSQL server) ended too when we are killed. */
    public void watchOutsider(long pid) {
        watchdog.watch(pid);
    }

    /** Completed by the first process that ends although nobody asked. */
    public CompletableFuture<ChildEnded> firstEnd() {
        return firstEnd;
    }

    /** All that were started. */
    public List<Child> children() {
        synchronized (children) {
            return List.copyOf(children);
        }
    }

    /** Stops those that match, side by side, and returns when they have ended. */
    public void stop(Predicate<Child> which) {
        List<Child> affected = children().stream().filter(which).toList();
        affected.forEach(Child::askToStop);
        affected.forEach(Child::awaitStop);
    }

    /** Ends those that match without asking, and returns when they have ended; what they have started goes on. */
    public void kill(Predicate<Child> which) {
        List<Child> affected = children().stream().filter(which).toList();
        affected.forEach(Child::kill);
    }

    /** Stops the rest and the watchdog. */
    @Override
    public void close() {
        refuseMore();
        stop(child -> true);
        watchdog.close();
    }
}
