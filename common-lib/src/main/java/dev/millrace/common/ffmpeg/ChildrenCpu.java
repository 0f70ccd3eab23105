package dev.millrace.common.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Processor time of the programs that this process ran and that have exited, which the kernel adds up. Linux only. */
public final class ChildrenCpu {

    private static final Path OWN = Path.of("/proc/self/stat");

    /** why: Linux counts for user programs in hundredths of a second, on every machine. */
    private static final long MILLIS_PER_TICK = 10;

    /** Fields after the name's closing bracket: state is the first, cutime the fourteenth, then cstime. */
    private static final int USER = 13;

    private static final int SYSTEM = 14;

    private ChildrenCpu() {}

    /** What all of them used so far; empty where the platform does not count it. Thread-safe. */
    public static Optional<Duration> used() {
        try {
            return Optional.of(used(Files.readString(OWN)));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    /** why from the bracket on: the name in brackets may itself contain blanks and brackets. */
    static Duration used(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }
}
