package dev.millrace.worker.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Processor time of the programs that this process ran and that have exited. The kernel counts it for all of them together, so
 * it is known of an attempt that was alone. Thread-safe.
 */
final class ChildCpu {

    private static final Path STATUS = Path.of("/proc/self/stat");

    /** why: Linux counts for user programs in hundredths of a second, on every machine. */
    private static final long MILLIS_PER_TICK = 10;

    /** Behind the name, which may hold anything: user and system time of children that were waited for. */
    private static final int USER = 13;

    private int running;
    private int begun;

    /** Measures from now on, until it is closed. */
    synchronized Span begin() {
        begun++;
        running++;
        return new Span(running == 1 ? ticks() : -1, begun);
    }

    private synchronized @Nullable Duration end(Span span) {
        running--;
        long now = ticks();
        boolean isAlone = span.ticks >= 0 && span.number == begun && now >= 0;
        return isAlone ? Duration.ofMillis((now - span.ticks) * MILLIS_PER_TICK) : null;
    }

    /** -1 where the platform has no /proc. */
    private static long ticks() {
        try {
            String status = Files.readString(STATUS);
            String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Some work and the programs that it runs. */
    final class Span {

        private final long ticks;
        private final int number;

        private Span(long ticks, int number) {
            this.ticks = ticks;
            this.number = number;
        }

        /** Processor time of its programs; null when it was not alone all the time. Once. */
        @Nullable Duration end() {
            return ChildCpu.this.end(this);
        }
    }
}
