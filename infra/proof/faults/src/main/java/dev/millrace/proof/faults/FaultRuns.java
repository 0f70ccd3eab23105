package dev.millrace.proof.faults;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.faults.proxy.FaultProxies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the plans of seeds one after the other against its own suite. */
final class FaultRuns implements AutoCloseable {

    static final List<String> WORKERS = List.of("worker-1", "worker-2");
    /** Time for a watched video to settle; longer than the bound, since faults may continue after its completion. */
    private static final Duration WATCHED = Aftermath.BOUND.plusMinutes(1);

    private static final List<String> PARTS =
            List.of("api-gateway", "video-service", "upload-service", "worker-1", "worker-2");
    /** Two must fail an attempt each before the third ends the job; the first may interrupt a running attempt. */
    private static final int FAULTS_THAT_MAY_FAIL_A_JOB = 3;
    /** Within this, every sweeper has run; see {@link ShortTimes}. */
    private static final Duration SWEPT = Duration.ofSeconds(75);

    private final Suite suite;
    private final FaultProxies proxies;
    private final DiskAndClockFaults diskAndClock;
    private final PortPlan ports;
    private final List<Path> clips;
    private final FfmpegRun ffmpeg;
    private final Path streams;
    private final Deque<Unswept> unswept = new ArrayDeque<>();
    private int exhausted;

    private FaultRuns(
            Suite suite,
            FaultProxies proxies,
            DiskAndClockFaults diskAndClock,
            PortPlan ports,
            List<Path> clips,
            FfmpegRun ffmpeg,
            Path streams) {
        this.suite = suite;
        this.proxies = proxies;
        this.diskAndClock = diskAndClock;
        this.ports = ports;
        this.clips = clips;
        this.ffmpeg = ffmpeg;
        this.streams = streams;
    }

    /** A result that still awaits the check for leftovers that sweepers must remove. */
    private record Unswept(Result result, List<UploadScenario> scenarios, long mended, Duration skew, long since) {}

    /**
     * Opens the proxies and starts the suite; closing the runs stops both.
     *
     * @param home folder of the suite
     * @param clips folder for clips, kept for later runs
     */
    static FaultRuns start(SuiteDirectory home, PortPlan ports, Path clips, Terminal terminal) throws Exception {
        FfmpegRun ffmpeg = new FfmpegRun(FfmpegBinaries.resolve(null, null, home.ffmpeg()));
        List<Path> files = FaultClips.in(clips, ffmpeg);
        DiskAndClockFaults.clear(home, WORKERS);
        Suite suite = Suite.claim(options(home, ports), terminal);
        try {
            DiskAndClockFaults diskAndClock = DiskAndClockFaults.set(home, WORKERS, PARTS);
            FaultProxies proxies = FaultProxies.open(ports);
            suite.run();
            return new FaultRuns(
                    suite,
                    proxies,
                    diskAndClock,
                    ports,
                    files,
                    ffmpeg,
                    home.home().resolve("streams"));
        } catch (Exception e) {
            suite.close();
            DiskAndClockFaults.clear(home, WORKERS);
            throw e;
        }
    }

    /** Options of a suite whose processes call each other through proxies, with shorter times than in production. */
    private static SuiteOptions options(SuiteDirectory home, PortPlan ports) throws IOException {
        Map<String, Map<String, String>> settings = FaultProxies.settings(ports);
        ShortTimes.addTo(settings);
        ShortTimes.add(DiskAndClockFaults.settings(home, WORKERS, PARTS), settings);
        Path clock = ClockJar.writeTo(home.home().resolve("clock.jar"));
        return new SuiteOptions(home, ports, true, settings, List.of(clock));
    }

    /** Whether disks can be filled. */
    boolean hasDisks() {
        return diskAndClock.hasDisks();
    }

    /** Runs one seed and waits for the suite to settle; {@link #settled} returns its result. */
    void run(long seed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        FaultPlan plan = FaultPlan.of(seed, clips.size(), PARTS);
        List<UploadScenario> scenarios = scenarios(plan);
        List<String> violations = new ArrayList<>();
        boolean mayFail = plan.mayFailAttempts() >= FAULTS_THAT_MAY_FAIL_A_JOB;
        ScheduledExecutorService users = Executors.newScheduledThreadPool(scenarios.size());
        try (FaultInjector injector =
                new FaultInjector(suite, proxies, diskAndClock, new DeafClients(ports, suite.cloud()))) {
            injector.begin(plan.faults());
            List<Future<?>> running = scenarios.stream()
                    .<Future<?>>map(scenario -> begin(users, scenario))
                    .toList();
            injector.awaitMended();
            long mended = System.nanoTime();
            List<UploadScenario> well = new ArrayList<>();
            for (int number = 0; number < running.size(); number++) {
                UploadScenario scenario = scenarios.get(number);
                await(running.get(number)).ifPresentOrElse(violations::add, () -> well.add(scenario));
            }
            Aftermath aftermath = new Aftermath(suite.cloud(), ffmpeg, streams, mended, plan.skew());
            violations.addAll(aftermath.awaitRest(well, mayFail));
            injector.end();
            violations.addAll(aftermath.violations(well));
            exhausted += aftermath.exhausted();
            Result result = new Result(
                    seed,
                    words(plan),
                    injector.done(plan.faults()).stream().map(Fault::kind).toList(),
                    scenarios.size(),
                    violations,
                    Duration.ofNanos(System.nanoTime() - began));
            unswept.add(new Unswept(result, scenarios, mended, plan.skew(), System.nanoTime()));
        } finally {
            users.shutdownNow();
        }
    }

    /**
     * Results of the seeds that sweepers have cleaned up after, in the order of the runs.
     *
     * @param all whether to wait for all seeds
     */
    List<Result> settled(boolean all) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        while (!unswept.isEmpty()) {
            Unswept next = unswept.element();
            long left = SWEPT.toNanos() - (System.nanoTime() - next.since);
            if (left > 0 && !all) {
                break;
            }
            TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
            unswept.remove();
            Aftermath aftermath = new Aftermath(suite.cloud(), ffmpeg, streams, next.mended, next.skew);
            List<String> late = new ArrayList<>(aftermath.stillPlaying(next.scenarios));
            late.addAll(aftermath.orphans(next.scenarios));
            next.scenarios.forEach(scenario -> scenario.viewer().ifPresent(Viewer::close));
            results.add(next.result.with(late));
        }
        if (all && !results.isEmpty()) {
            int last = results.size() - 1;
            results.set(last, results.get(last).with(Queues.of(suite.cloud()).leftovers(exhausted)));
        }
        return results;
    }

    private List<UploadScenario> scenarios(FaultPlan plan) throws IOException, InterruptedException {
        List<UploadScenario> scenarios = new ArrayList<>();
        for (ScenarioPlan scenario : plan.scenarios()) {
            String user = "seed-" + plan.seed() + "-" + scenarios.size();
            PatientCalls calls = new PatientCalls(PortPlan.local(ports.gateway()), new Tokens(ports).of(user));
            scenarios.add(new UploadScenario(calls, scenario, user, streams, WATCHED));
        }
        return scenarios;
    }

    private Future<?> begin(ScheduledExecutorService users, UploadScenario scenario) {
        return users.schedule(
                () -> {
                    scenario.go(clips.get(scenario.plan().clip()));
                    return null;
                },
                scenario.plan().begins().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Optional<String> await(Future<?> scenario) throws InterruptedException {
        try {
            scenario.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("a scenario failed: " + e.getCause());
        }
    }

    private static List<String> words(FaultPlan plan) {
        List<String> words = new ArrayList<>();
        plan.scenarios().forEach(scenario -> words.add("scenario: " + scenario));
        plan.faults().forEach(fault -> words.add(fault.toString()));
        return words;
    }

    @Override
    public void close() throws IOException {
        suite.close();
        proxies.close();
        diskAndClock.close();
    }
}
