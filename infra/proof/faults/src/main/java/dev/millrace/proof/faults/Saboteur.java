package dev.millrace.proof.faults;

import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.faults.line.Between;
import dev.millrace.proof.faults.line.FaultLine;
import dev.millrace.proof.faults.line.Lines;
import dev.millrace.proof.faults.line.Moment;
import dev.millrace.proof.faults.line.Trap;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Breaks a suite as a plan says, and mends it again. */
final class Saboteur implements AutoCloseable {

    private static final String DATABASE = "postgresql";

    private final Suite suite;
    private final Lines lines;
    private final Props props;
    private final DeafClients deafClients;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Set<Fault> done = ConcurrentHashMap.newKeySet();
    private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(6);

    Saboteur(Suite suite, Lines lines, Props props, DeafClients deafClients) {
        this.deafClients = deafClients;
        this.suite = suite;
        this.lines = lines;
        this.props = props;
    }

    /** Begins; returns at once. */
    void begin(List<Fault> faults) {
        faults.forEach(fault -> later(fault.at(), () -> {
            carryOut(fault);
            return null;
        }));
    }

    /** Returns when everything that was to be done at its time, and all that was done at a moment so far, is mended. */
    void awaitMended() throws IOException, InterruptedException {
        for (Future<?> one = work.poll(); one != null; one = work.poll()) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IOException("a fault could not be carried out", e.getCause());
            }
        }
        lines.heal();
    }

    /** Waits for no moment any more, and returns when everything is mended and ready again. */
    void end() throws IOException, InterruptedException {
        lines.disarm();
        awaitMended();
        suite.awaitReady();
    }

    /** What came about: a moment may never have come, and what this machine cannot do is left out. */
    List<Fault> done(List<Fault> faults) {
        return faults.stream().filter(done::contains).toList();
    }

    private void later(Duration after, Callable<?> what) {
        work.add(hands.schedule(what, after.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void carryOut(Fault fault) throws Exception {
        if (fault.moment() != null) {
            lines.of(fault.moment().line()).arm(trap(fault, fault.moment()));
            return;
        }
        done.add(fault);
        switch (fault.what()) {
            case KILL -> kill(fault);
            case KILL_FFMPEG -> encoders().forEach(ProcessHandle::destroyForcibly);
            case CRASH_DATABASE -> backend().ifPresent(ProcessHandle::destroyForcibly);
            case STOP_DATABASE -> suite.restartDatabase(fault.lasts());
            case STOP_STORAGE -> suite.restartStorage(fault.lasts());
            case STOP_QUEUE -> suite.restartQueue(fault.lasts());
            case CUT -> line(fault).cut();
            case CLOSE -> hold(fault, FaultLine.State.CLOSED);
            case SILENCE -> hold(fault, FaultLine.State.SILENT);
            case SLOW -> hold(fault, FaultLine.State.SLOW);
            case FILL_DISK -> fillDisk(fault);
            case DEAF_STREAMS -> openDeafStreams(fault);
            case SKEW_CLOCK, STEP_CLOCK -> skewClock(fault);
            case DELAY, AGAIN, LATE, FALSE_SUCCESS -> throw new IllegalStateException(fault + " has no moment");
        }
    }

    private Trap trap(Fault fault, Moment moment) {
        return switch (fault.what()) {
            case KILL -> trap(fault, moment, Trap.Then.RESET, () -> kill(fault));
            case CUT -> trap(fault, moment, Trap.Then.RESET, () -> {});
            case DELAY ->
                trap(
                        fault,
                        moment,
                        Trap.Then.PASS,
                        () -> LockSupport.parkNanos(fault.lasts().toNanos()));
            case AGAIN -> trap(fault, moment, Trap.Then.AGAIN, () -> {});
            case LATE -> trap(fault, moment, Trap.Then.LATE, () -> {});
            case FALSE_SUCCESS -> trap(fault, moment, Trap.Then.FALSE_SUCCESS, () -> {});
            case KILL_FFMPEG,
                    CRASH_DATABASE,
                    STOP_DATABASE,
                    STOP_STORAGE,
                    STOP_QUEUE,
                    CLOSE,
                    SILENCE,
                    SLOW,
                    FILL_DISK,
                    DEAF_STREAMS,
                    SKEW_CLOCK,
                    STEP_CLOCK -> throw new IllegalStateException(fault + " knows no moment");
        };
    }

    private Trap trap(Fault fault, Moment moment, Trap.Then then, Runnable first) {
        return new Trap(moment, then, fault.lasts(), () -> {
            done.add(fault);
            first.run();
        });
    }

    /** Has it started again later; returns when it is dead. */
    private void kill(Fault fault) {
        if (!down.add(fault.target())) {
            return; // why: it is dead already, and is started again by whoever killed it
        }
        suite.kill(fault.target());
        later(fault.lasts(), () -> {
            suite.startAgain(fault.target());
            down.remove(fault.target());
            return null;
        });
    }

    private void hold(Fault fault, FaultLine.State state) throws InterruptedException {
        line(fault).set(state);
        Thread.sleep(fault.lasts().toMillis());
        line(fault).set(FaultLine.State.OPEN);
    }

    private void fillDisk(Fault fault) throws IOException, InterruptedException {
        if (!props.fill(fault.target())) {
            done.remove(fault);
            return;
        }
        Thread.sleep(fault.lasts().toMillis());
        props.free(fault.target());
    }

    private void openDeafStreams(Fault fault) throws IOException, InterruptedException {
        if (!deafClients.listen(fault.lasts())) {
            done.remove(fault);
        }
    }

    private void skewClock(Fault fault) throws IOException, InterruptedException {
        String[] words = fault.target().split(" ");
        props.skew(words[0], Duration.ofSeconds(Long.parseLong(words[2])));
        Thread.sleep(fault.lasts().toMillis());
        props.skew(words[0], Duration.ZERO);
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
        lines.disarm();
        hands.shutdownNow();
    }
}
