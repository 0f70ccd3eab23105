package dev.millrace.proof.faults;

import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.faults.proxy.Breakpoint;
import dev.millrace.proof.faults.proxy.FaultProxies;
import dev.millrace.proof.faults.proxy.FaultProxy;
import dev.millrace.proof.faults.proxy.Link;
import dev.millrace.proof.faults.proxy.Moment;
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

/** Injects a plan's faults into a suite, and repairs it afterwards. */
final class FaultInjector implements AutoCloseable {

    private static final String DATABASE = "postgresql";

    private final Suite suite;
    private final FaultProxies proxies;
    private final DiskAndClockFaults diskAndClock;
    private final DeafClients deafClients;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Set<Fault> done = ConcurrentHashMap.newKeySet();
    private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(6);

    FaultInjector(Suite suite, FaultProxies proxies, DiskAndClockFaults diskAndClock, DeafClients deafClients) {
        this.deafClients = deafClients;
        this.suite = suite;
        this.proxies = proxies;
        this.diskAndClock = diskAndClock;
    }

    /** Schedules the faults and returns immediately. */
    void begin(List<Fault> faults) {
        faults.forEach(fault -> later(fault.at(), () -> {
            carryOut(fault);
            return null;
        }));
    }

    /** Waits until all timed faults, and all triggered faults so far, are repaired. */
    void awaitMended() throws IOException, InterruptedException {
        for (Future<?> one = work.poll(); one != null; one = work.poll()) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IOException("a fault could not be injected", e.getCause());
            }
        }
        proxies.heal();
    }

    /** Disarms all breakpoints, and returns when everything is repaired and ready. */
    void end() throws IOException, InterruptedException {
        proxies.disarm();
        awaitMended();
        suite.awaitReady();
    }

    /** The faults that took place. A moment may never have come, and this machine may not support every fault. */
    List<Fault> done(List<Fault> faults) {
        return faults.stream().filter(done::contains).toList();
    }

    private void later(Duration after, Callable<?> what) {
        work.add(hands.schedule(what, after.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void carryOut(Fault fault) throws Exception {
        if (fault.moment() != null) {
            proxies.of(fault.moment().link()).arm(breakpoint(fault, fault.moment()));
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
            case CUT -> proxy(fault).cut();
            case CLOSE -> hold(fault, FaultProxy.State.CLOSED);
            case SILENCE -> hold(fault, FaultProxy.State.SILENT);
            case SLOW -> hold(fault, FaultProxy.State.SLOW);
            case FILL_DISK -> fillDisk(fault);
            case DEAF_STREAMS -> openDeafStreams(fault);
            case SKEW_CLOCK, STEP_CLOCK -> skewClock(fault);
            case DELAY, AGAIN, LATE, FALSE_SUCCESS -> throw new IllegalStateException(fault + " needs a moment");
        }
    }

    private Breakpoint breakpoint(Fault fault, Moment moment) {
        return switch (fault.what()) {
            case KILL -> breakpoint(fault, moment, Breakpoint.Then.RESET, () -> kill(fault));
            case CUT -> breakpoint(fault, moment, Breakpoint.Then.RESET, () -> {});
            case DELAY ->
                breakpoint(
                        fault,
                        moment,
                        Breakpoint.Then.PASS,
                        () -> LockSupport.parkNanos(fault.lasts().toNanos()));
            case AGAIN -> breakpoint(fault, moment, Breakpoint.Then.AGAIN, () -> {});
            case LATE -> breakpoint(fault, moment, Breakpoint.Then.LATE, () -> {});
            case FALSE_SUCCESS -> breakpoint(fault, moment, Breakpoint.Then.FALSE_SUCCESS, () -> {});
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
                    STEP_CLOCK -> throw new IllegalStateException(fault + " cannot have a moment");
        };
    }

    private Breakpoint breakpoint(Fault fault, Moment moment, Breakpoint.Then then, Runnable first) {
        return new Breakpoint(moment, then, fault.lasts(), () -> {
            done.add(fault);
            first.run();
        });
    }

    /** Kills it now and schedules its restart. */
    private void kill(Fault fault) {
        if (!down.add(fault.target())) {
            return; // why: it is already dead, and the fault that killed it restarts it
        }
        suite.kill(fault.target());
        later(fault.lasts(), () -> {
            suite.startAgain(fault.target());
            down.remove(fault.target());
            return null;
        });
    }

    private void hold(Fault fault, FaultProxy.State state) throws InterruptedException {
        proxy(fault).set(state);
        Thread.sleep(fault.lasts().toMillis());
        proxy(fault).set(FaultProxy.State.OPEN);
    }

    private void fillDisk(Fault fault) throws IOException, InterruptedException {
        if (!diskAndClock.fill(fault.target())) {
            done.remove(fault);
            return;
        }
        Thread.sleep(fault.lasts().toMillis());
        diskAndClock.free(fault.target());
    }

    private void openDeafStreams(Fault fault) throws IOException, InterruptedException {
        if (!deafClients.listen(fault.lasts())) {
            done.remove(fault);
        }
    }

    private void skewClock(Fault fault) throws IOException, InterruptedException {
        String[] words = fault.target().split(" ");
        diskAndClock.skew(words[0], Duration.ofSeconds(Long.parseLong(words[2])));
        Thread.sleep(fault.lasts().toMillis());
        diskAndClock.skew(words[0], Duration.ZERO);
    }

    private FaultProxy proxy(Fault fault) {
        return proxies.of(Link.valueOf(fault.target()));
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
        proxies.disarm();
        hands.shutdownNow();
    }
}
