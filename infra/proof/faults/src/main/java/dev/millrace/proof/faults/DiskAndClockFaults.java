package dev.millrace.proof.faults;

import dev.millrace.local.suite.SuiteDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Injects faults that a proxy cannot: full disks of workers and wrong clocks. */
final class DiskAndClockFaults implements AutoCloseable {

    private static final String DISK_SIZE = "160m";
    private static final String RESERVE = "16MB";
    private static final int BLOCK_BYTES = 1 << 20;

    private final SuiteDirectory directory;
    private final List<String> workers;
    private final List<String> parts;
    private final boolean hasDisks;

    private DiskAndClockFaults(SuiteDirectory directory, List<String> workers, List<String> parts, boolean hasDisks) {
        this.directory = directory;
        this.workers = workers;
        this.parts = parts;
        this.hasDisks = hasDisks;
    }

    /** Unmounts disks left behind by a killed run. Call before deleting the suite's data. */
    static void clear(SuiteDirectory directory, List<String> workers) throws IOException, InterruptedException {
        for (String worker : workers) {
            run("umount", directory.scratch(worker).toString());
        }
    }

    /** Prepares disks and clocks. Call before starting the suite. */
    static DiskAndClockFaults set(SuiteDirectory directory, List<String> workers, List<String> parts)
            throws IOException, InterruptedException {
        boolean hasDisks = true;
        for (String worker : workers) {
            Path scratch = Files.createDirectories(directory.scratch(worker));
            hasDisks &= run("mount", "-t", "tmpfs", "-o", "size=" + DISK_SIZE, "tmpfs", scratch.toString());
        }
        DiskAndClockFaults faults = new DiskAndClockFaults(directory, workers, parts, hasDisks);
        for (String part : parts) {
            faults.skew(part, Duration.ZERO);
        }
        return faults;
    }

    /** Spring properties by name of service or worker. */
    static Map<String, Map<String, String>> settings(
            SuiteDirectory directory, List<String> workers, List<String> parts) {
        Map<String, Map<String, String>> settings = new HashMap<>();
        for (String part : parts) {
            Map<String, String> own = new HashMap<>();
            own.put(SkewedClock.SETTING, clock(directory, part).toString());
            if (workers.contains(part)) {
                own.put("millrace.worker.disk-reserve", RESERVE);
            }
            settings.put(part, own);
        }
        return settings;
    }

    /** Whether disks can be filled, which needs permission to mount. */
    boolean hasDisks() {
        return hasDisks;
    }

    /** Fills a worker's disk completely; {@code false} if it has no disk of its own. */
    boolean fill(String worker) throws IOException {
        if (!hasDisks) {
            return false;
        }
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream file = Files.newOutputStream(filling(worker))) {
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            return true;
        }
    }

    void free(String worker) throws IOException {
        Files.deleteIfExists(filling(worker));
    }

    /** Sets a process's clock ahead, or behind for a negative duration. */
    void skew(String part, Duration ahead) throws IOException {
        Path clock = clock(directory, part);
        Files.createDirectories(clock.getParent());
        try (FileChannel file = FileChannel.open(clock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, ahead.toMillis()), 0);
        }
    }

    private Path filling(String worker) {
        return directory.scratch(worker).resolve("full");
    }

    private static Path clock(SuiteDirectory directory, String part) {
        return directory.home().resolve("clocks").resolve(part);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        try {
            clear(directory, workers);
            for (String part : parts) {
                Files.deleteIfExists(clock(directory, part));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
