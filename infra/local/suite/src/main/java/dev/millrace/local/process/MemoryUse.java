package dev.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Samples every second the total memory of processes and their children. Shared pages, such as PostgreSQL's buffers, are
 * counted once (proportional set size). Linux only; empty elsewhere.
 */
public final class MemoryUse implements AutoCloseable {

    private static final long MILLIS = 1000;

    private final Supplier<? extends Collection<Long>> roots;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "memory-use");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long peakBytes;

    private MemoryUse(Supplier<? extends Collection<Long>> roots) {
        this.roots = roots;
    }

    /** Starts sampling. */
    public static MemoryUse watch(Supplier<? extends Collection<Long>> roots) {
        MemoryUse use = new MemoryUse(roots);
        var unused = use.clock.scheduleWithFixedDelay(use::look, 0, MILLIS, TimeUnit.MILLISECONDS);
        return use;
    }

    private void look() {
        peakBytes = Math.max(peakBytes, now());
    }

    private long now() {
        return now(roots.get());
    }

    /** Current memory in bytes of these processes and their children; 0 if unknown. */
    public static long now(Collection<Long> roots) {
        Set<Long> pids = new HashSet<>();
        for (long root : roots) {
            ProcessHandle.of(root).ifPresent(process -> {
                pids.add(process.pid());
                process.descendants().forEach(child -> pids.add(child.pid()));
            });
        }
        return pids.stream().mapToLong(MemoryUse::proportionalBytes).sum();
    }

    /** The largest total so far; empty if unknown. */
    public Optional<Long> peakBytes() {
        return peakBytes == 0 ? Optional.empty() : Optional.of(peakBytes);
    }

    private static long proportionalBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
