package dev.millrace.worker.ffmpeg;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Processor time of ffmpeg and ffprobe, counted when one exits: {@code transcode.cpu.seconds}. The kernel adds up what the children
 * of a process have used. Linux only; 0 elsewhere.
 */
@Component
class ChildrenCpu {

    private static final Path OWN = Path.of("/proc/self/stat");

    /** The kernel's unit in this file. */
    private static final double TICKS_PER_SECOND = 100;

    /** Fields after the name's closing bracket: state is the first, cutime the fourteenth, then cstime. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    ChildrenCpu(MeterRegistry meters) {
        FunctionCounter.builder("transcode.cpu.seconds", this, ChildrenCpu::read)
                .baseUnit("seconds")
                .register(meters);
    }

    private double read() {
        try {
            return seconds(Files.readString(OWN));
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** why from the bracket on: the name in brackets may itself contain blanks and brackets. */
    static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM])) / TICKS_PER_SECOND;
    }
}
