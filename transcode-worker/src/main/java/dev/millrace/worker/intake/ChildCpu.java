package dev.millrace.worker.intake;

import dev.millrace.common.ffmpeg.ChildrenCpu;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Processor time of the programs that this process ran and that have exited. The kernel counts it for all of them together, so
 * it is known of an attempt that was alone. Thread-safe.
 */
final class ChildCpu {

    private int running;
    private int begun;

    /** Measures from now on, until it is closed. */
    synchronized Span begin() {
        begun++;
        running++;
        return new Span(running == 1 ? ChildrenCpu.used().orElse(null) : null, begun);
    }

    private synchronized @Nullable Duration end(Span span) {
        running--;
        Duration before = span.before;
        if (before == null || span.number != begun) {
            return null;
        }
        return ChildrenCpu.used().map(now -> now.minus(before)).orElse(null);
    }

    /** Some work and the programs that it runs. */
    final class Span {

        /** What was used when it began; null when it was not alone then, or where that is not known. */
        private final @Nullable Duration before;

        private final int number;

        private Span(@Nullable Duration before, int number) {
            this.before = before;
            this.number = number;
        }

        /** Processor time of its programs; null when it was not alone all the time. Once. */
        @Nullable Duration end() {
            return ChildCpu.this.end(this);
        }
    }
}
