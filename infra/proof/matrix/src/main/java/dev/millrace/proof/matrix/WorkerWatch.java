package dev.millrace.proof.matrix;

import dev.millrace.local.process.MemoryUse;
import dev.millrace.local.terminal.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks that no worker restarts, and measures the memory of workers and their child processes. */
public final class WorkerWatch implements AutoCloseable {

    /** Limit for a worker and its child processes. */
    private static final long CAP_BYTES = 2L << 30;

    private final Map<Long, Optional<Instant>> began;
    private final MemoryUse memory;

    private WorkerWatch(List<Long> pids) {
        this.began = pids.stream().collect(Collectors.toMap(pid -> pid, WorkerWatch::start));
        this.memory = MemoryUse.watch(() -> pids);
    }

    /** Starts watching. */
    public static WorkerWatch of(List<Long> pids) {
        return new WorkerWatch(List.copyOf(pids));
    }

    /** Faults found so far. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        began.forEach((pid, instant) -> {
            if (instant.isEmpty() || !start(pid).equals(instant)) {
                faults.add("a worker died");
            }
        });
        memory.peakBytes()
                .filter(peak -> peak > CAP_BYTES * began.size())
                .ifPresent(peak -> faults.add("the workers used " + Words.size(peak)));
        return faults;
    }

    /** Facts for the report. */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add(began.size() == 1 ? "One worker, alive from first to last." : began.size() + " workers.");
        memory.peakBytes()
                .ifPresent(peak -> facts.add("At most " + Words.size(peak)
                        + " of memory for the workers and their child processes; the limit is "
                        + Words.size(CAP_BYTES * began.size()) + "."));
        return facts;
    }

    private static Optional<Instant> start(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant());
    }

    @Override
    public void close() {
        memory.close();
    }
}
