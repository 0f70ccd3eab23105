package dev.millrace.proof.bench.api;

import com.sun.management.OperatingSystemMXBean;
import dev.millrace.local.process.CpuTime;
import dev.millrace.local.suite.SuiteState;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Processor time by process.
 *
 * @param cpu CPU time by process, such as {@link #GATEWAY}
 */
public record Usage(Map<String, Duration> cpu) {

    static final String GATEWAY = "api-gateway";
    static final String VIDEO = "video-service";
    static final String UPLOAD = "upload-service";
    static final String DATABASE = "postgresql";

    /** This process: the load generator, S3 and SQS. */
    static final String LAUNCHER = "generator, S3, SQS";

    public Usage {
        cpu = Map.copyOf(cpu);
    }

    /** CPU time since the start of the processes. */
    public static Usage now(SuiteState state) {
        return now(processes(state));
    }

    /** The ids of a suite's processes by name. */
    static Map<String, Long> processes(SuiteState state) {
        return state.processes().stream().collect(Collectors.toMap(SuiteState.Running::name, SuiteState.Running::pid));
    }

    /**
     * CPU time since the start of the processes.
     *
     * @param processes their ids by name
     */
    static Usage now(Map<String, Long> processes) {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        processes.forEach((name, pid) -> cpu.put(name, CpuTime.ofTree(pid)));
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        cpu.put(LAUNCHER, Duration.ofNanos(system.getProcessCpuTime()));
        return new Usage(cpu);
    }

    /** Of the time between both. */
    public Usage since(Usage before) {
        Map<String, Duration> difference = new LinkedHashMap<>();
        cpu.forEach((name, time) -> difference.put(name, time.minus(before.of(name))));
        return new Usage(difference);
    }

    /** Zero for a process that is not there. */
    public Duration of(String process) {
        return Objects.requireNonNullElse(cpu.get(process), Duration.ZERO);
    }

    /** CPU time of all other processes. */
    Duration ofMillrace() {
        return all().minus(of(LAUNCHER));
    }

    /** Of all processes together. */
    public Duration all() {
        return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
