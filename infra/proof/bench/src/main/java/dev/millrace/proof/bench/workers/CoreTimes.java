package dev.millrace.proof.bench.workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What each core did since the machine started. Linux only; of no core elsewhere.
 *
 * @param cores by their numbers
 */
record CoreTimes(Map<Integer, Time> cores) {

    private static final Path STAT = Path.of("/proc/stat");

    /** The kernel's unit in this file. */
    private static final long MILLIS_PER_TICK = 10;

    private static final String CORE = "cpu[0-9]+ .*";

    /** Fields after the core's name: user, nice, system, idle, iowait, irq, softirq. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7);

    private static final List<Integer> IDLE = List.of(4, 5);

    CoreTimes {
        cores = Map.copyOf(cores);
    }

    /** Time of one core. What another virtual machine took of it is in neither. */
    record Time(Duration busy, Duration idle) {

        Time minus(Time earlier) {
            return new Time(busy.minus(earlier.busy), idle.minus(earlier.idle));
        }
    }

    static CoreTimes now() throws IOException {
        return Files.exists(STAT) ? parse(Files.readAllLines(STAT)) : new CoreTimes(Map.of());
    }

    static CoreTimes parse(List<String> stat) {
        Map<Integer, Time> cores = new TreeMap<>();
        stat.stream().filter(line -> line.matches(CORE)).forEach(line -> {
            String[] fields = line.split(" +", -1);
            cores.put(Integer.parseInt(fields[0].substring(3)), new Time(sum(fields, BUSY), sum(fields, IDLE)));
        });
        return new CoreTimes(cores);
    }

    private static Duration sum(String[] fields, List<Integer> which) {
        return Duration.ofMillis(MILLIS_PER_TICK
                * which.stream()
                        .mapToLong(field -> Long.parseLong(fields[field]))
                        .sum());
    }

    CoreTimes since(CoreTimes before) {
        Map<Integer, Time> difference = new TreeMap<>();
        cores.forEach((core, time) ->
                difference.put(core, time.minus(Objects.requireNonNullElse(before.cores.get(core), time))));
        return new CoreTimes(difference);
    }

    /** Idle time of a core, 1 is all of a time; 0 of a core that is not there. */
    double idleShare(int core, Duration of) {
        Time time = cores.get(core);
        return time == null ? 0 : (double) time.idle.toNanos() / of.toNanos();
    }

    /** Of all cores together. */
    Duration busy() {
        return cores.values().stream().map(Time::busy).reduce(Duration.ZERO, Duration::plus);
    }
}
