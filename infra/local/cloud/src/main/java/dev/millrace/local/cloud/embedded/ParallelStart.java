package dev.millrace.local.cloud.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Starts parts in parallel. If one fails, the others are closed; a part that fails to close does not stop the rest. */
final class ParallelStart implements AutoCloseable {

    private final List<Part<?>> parts = new ArrayList<>();
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();

    /** A starting part. */
    record Part<T extends AutoCloseable>(String name, CompletableFuture<T> future) {

        /** The started part; call only after {@link ParallelStart#awaitAll}. */
        T get() {
            return future.join();
        }
    }

    <T extends AutoCloseable> Part<T> add(String name, Callable<T> start) {
        Part<T> part = new Part<>(name, new CompletableFuture<>());
        parts.add(part);
        Thread thread = new Thread(() -> run(part, start), "cloud-" + name);
        thread.setDaemon(true);
        thread.start();
        return part;
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private <T extends AutoCloseable> void run(Part<T> part, Callable<T> start) {
        long begin = System.nanoTime();
        try {
            T started = start.call();
            durations.put(part.name, Duration.ofNanos(System.nanoTime() - begin));
            part.future.complete(started);
        } catch (Throwable e) {
            part.future.completeExceptionally(new IllegalStateException("the " + part.name + " did not start", e));
        }
    }

    /** Returns when all are up; otherwise closes all and throws the first failure. */
    void awaitAll() throws Exception {
        CompletableFuture<?>[] futures = parts.stream().map(Part::future).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(futures).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    Map<String, Duration> durations() {
        return new LinkedHashMap<>(durations);
    }

    @Override
    public void close() {
        List<Thread> closers = new ArrayList<>();
        for (Part<?> part : parts) {
            Thread closer = new Thread(() -> close(part), "cloud-stop-" + part.name);
            closer.start();
            closers.add(closer);
        }
        for (Thread closer : closers) {
            await(closer);
        }
    }

    private static void await(Thread closer) {
        try {
            closer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Part<?> part) {
        if (part.future.isCompletedExceptionally()) {
            return;
        }
        try {
            part.future.join().close();
        } catch (Exception e) {
            System.getLogger(ParallelStart.class.getName())
                    .log(System.Logger.Level.WARNING, "the " + part.name + " did not stop", e);
        }
    }
}
