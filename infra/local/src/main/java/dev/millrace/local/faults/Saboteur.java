package dev.millrace.local.faults;

import dev.millrace.local.faults.Lines.Between;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Breaks a suite as a plan says, and mends it again. */
final class Saboteur implements AutoCloseable {

    private static final String DATABASE = "postgresql";

    private final Suite suite;
    private final Lines lines;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(4);

    Saboteur(Suite suite, Lines lines) {
        this.suite = suite;
        this.lines = lines;
    }

    /** Does all of it and returns when everything is mended and ready again. */
    void carryOut(List<Fault> faults) throws IOException, InterruptedException {
        List<Future<?>> done = faults.stream()
                .<Future<?>>map(fault -> hands.schedule(
                        () -> {
                            carryOut(fault);
                            return null;
                        },
                        fault.at().toMillis(),
                        TimeUnit.MILLISECONDS))
                .toList();
        for (Future<?> one : done) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IOException("a fault could not be carried out", e.getCause());
            }
        }
        lines.heal();
        suite.awaitReady();
    }

    private void carryOut(Fault fault) throws IOException, InterruptedException {
        switch (fault.what()) {
            case KILL -> kill(fault);
            case KILL_FFMPEG -> encoders().forEach(ProcessHandle::destroyForcibly);
            case CRASH_DATABASE -> backend().ifPresent(ProcessHandle::destroyForcibly);
            case CUT -> line(fault).cut();
            case CLOSE -> hold(fault, FaultLine.State.CLOSED);
            case SILENCE -> hold(fault, FaultLine.State.SILENT);
            case SLOW -> hold(fault, FaultLine.State.SLOW);
        }
    }

    private void kill(Fault fault) throws IOException, InterruptedException {
        if (!down.add(fault.target())) {
            return; // why: it is dead already, and is started again by whoever killed it
        }
        suite.kill(fault.target());
        Thread.sleep(fault.lasts().toMillis());
        suite.startAgain(fault.target());
        down.remove(fault.target());
    }

    private void hold(Fault fault, FaultLine.State state) throws InterruptedException {
        line(fault).set(state);
        Thread.sleep(fault.lasts().toMillis());
        line(fault).set(FaultLine.State.OPEN);
    }

    private FaultLine line(Fault fault) {
        return lines.of(Between.valueOf(fault.target()));
    }

    private Stream<ProcessHandle> encoders() {
        return suite.state().processes().stream()
                .filter(process -> process.name().startsWith("worker-"))
                .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
                .flatMap(ProcessHandle::descendants)
                .filter(child -> child.info().command().orElse("").contains("ffmpeg"));
    }

    private Optional<ProcessHandle> backend() {
        return suite.state().processes().stream()
                .filter(process -> process.name().equals(DATABASE))
                .map(SuiteState.Running::pid)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(ProcessHandle::children)
                .findFirst();
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
