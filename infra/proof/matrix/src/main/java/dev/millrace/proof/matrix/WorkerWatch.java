package dev.millrace.proof.matrix;

import dev.millrace.local.process.MemoryUse;
import dev.millrace.local.terminal.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Watches that the workers stay the processes that they are, and how much memory they and their programs take together. */
public final class WorkerWatch implements AutoCloseable {

    /** For a worker with all that it runs. */
    private static final long CAP_BYTES = 2L << 30;

    private final Map<Long, Optional<Instant>> began;
    private final MemoryUse memory;

    private WorkerWatch(List<Long> pids) {
        this.began = pids.stream().collect(Collectors.toMap(pid -> pid, WorkerWatch::start));
        this.memory = MemoryUse.watch(() -> pids);
    }

    /** Watches from now on. */
    public static WorkerWatch of(List<Long> pids) {
        return new WorkerWatch(List.copyOf(pids));
    }

    /** What went wrong, until now. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        began.forEach((pid, instant) -> {
            if (instant.isEmpty() || !start(pid).equals(instant)) {
                faults.add("a worker died");
            }
        });
        memory.peakBytes()
                .filter(peak -> peak > CAP_BYTES * began.size())
                .ifPresent(peak -> faults.add("the workers took " + Words.size(peak)));
        return faults;
    }

    /** For the report. */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add(began.size() == 1 ? "One worker, alive from first to last." : began.size() + " workers.");
        memory.peakBytes()
                .ifPresent(peak -> facts.add(
                        "At most " + Words.size(peak) + " of memory for the workers and all that they run; allowed are "
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
