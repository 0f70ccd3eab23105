package dev.millrace.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time (user and system) of a process, its finished and its running children. Linux only; zero elsewhere. */
public final class CpuTime {

    /** The kernel's unit in this file. */
    private static final long MILLIS_PER_TICK = 10;

    /** Fields after the name's closing bracket: state is the first, utime the twelfth, then stime, cutime and cstime. */
    private static final int FIRST = 11;

    private static final int COUNT = 4;

    private CpuTime() {}

    /** CPU time since the process started. */
    public static Duration ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(root -> Stream.concat(Stream.of(root), root.descendants())
                        .map(process -> ofStat(process.pid()))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }

    private static Duration ofStat(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException gone) {
            return Duration.ZERO;
        }
    }

    /** why: the name in brackets may itself contain blanks and brackets. */
    static Duration parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = FIRST; field < FIRST + COUNT; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }
}
