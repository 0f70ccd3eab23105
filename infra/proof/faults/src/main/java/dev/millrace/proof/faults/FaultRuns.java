package dev.millrace.proof.faults;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.faults.line.Lines;
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

/** Carries out the plans of seeds, one after the other, against one suite of its own. */
final class FaultRuns implements AutoCloseable {

    static final List<String> WORKERS = List.of("worker-1", "worker-2");
    /** In which a watched video must come to rest; longer than the bound, since faults may go on when it is completed. */
    private static final Duration WATCHED = Aftermath.BOUND.plusMinutes(1);

    private static final List<String> PARTS =
            List.of("api-gateway", "video-service", "upload-service", "worker-1", "worker-2");
    /** Two of them have to fail an attempt each before the third one ends the job; the first may be in the middle of one. */
    private static final int FAULTS_THAT_MAY_FAIL_A_JOB = 3;
    /** Within this sweepers have come by; see {@link ShortTimes}. */
    private static final Duration SWEPT = Duration.ofSeconds(75);

    private final Suite suite;
    private final Lines lines;
    private final Props props;
    private final PortPlan ports;
    private final List<Path> clips;
    private final FfmpegRun ffmpeg;
    private final Path streams;
    private final Deque<Unswept> unswept = new ArrayDeque<>();
    private int exhausted;

    private FaultRuns(
            Suite suite, Lines lines, Props props, PortPlan ports, List<Path> clips, FfmpegRun ffmpeg, Path streams) {
        this.suite = suite;
        this.lines = lines;
        this.props = props;
        this.ports = ports;
        this.clips = clips;
        this.ffmpeg = ffmpeg;
        this.streams = streams;
    }

    /** What is good or bad but for what sweepers have yet to remove. */
    private record Unswept(Result result, List<Phone> phones, long mended, Duration skew, long since) {}

    /**
     * Opens the lines and starts the suite; it is closed with the runs.
     *
     * @param home folder of the suite
     * @param clips folder for clips, which are kept
     */
    static FaultRuns start(SuiteDirectory home, PortPlan ports, Path clips, Terminal terminal) throws Exception {
        FfmpegRun ffmpeg = new FfmpegRun(FfmpegBinaries.resolve(null, null, home.ffmpeg()));
        List<Path> files = FaultClips.in(clips, ffmpeg);
        Props.clear(home, WORKERS);
        Suite suite = Suite.claim(options(home, ports), terminal);
        try {
            Props props = Props.set(home, WORKERS, PARTS);
            Lines lines = Lines.open(ports);
            suite.run();
            return new FaultRuns(
                    suite, lines, props, ports, files, ffmpeg, home.home().resolve("streams"));
        } catch (Exception e) {
            suite.close();
            Props.clear(home, WORKERS);
            throw e;
        }
    }

    /** Options of a suite whose parts call each other through lines, with shorter times than in production. */
    private static SuiteOptions options(SuiteDirectory home, PortPlan ports) throws IOException {
        Map<String, Map<String, String>> settings = Lines.settings(ports);
        ShortTimes.addTo(settings);
        ShortTimes.add(Props.settings(home, WORKERS, PARTS), settings);
        Path clock = ClockJar.writeTo(home.home().resolve("clock.jar"));
        return new SuiteOptions(home, ports, true, settings, List.of(clock));
    }

    /** Whether disks can be filled. */
    boolean hasDisks() {
        return props.hasDisks();
    }

    /** Carries out one seed and returns when all has come to rest; what came of it follows from {@link #settled}. */
    void run(long seed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        FaultPlan plan = FaultPlan.of(seed, clips.size(), PARTS);
        List<Phone> phones = phones(plan);
        List<String> violations = new ArrayList<>();
        boolean mayFail = plan.mayFailAttempts() >= FAULTS_THAT_MAY_FAIL_A_JOB;
        ScheduledExecutorService people = Executors.newScheduledThreadPool(phones.size());
        try (Saboteur saboteur = new Saboteur(suite, lines, props, new DeafClients(ports, suite.cloud()))) {
            saboteur.begin(plan.faults());
            List<Future<?>> errands = phones.stream()
                    .<Future<?>>map(phone -> begin(people, phone))
                    .toList();
            saboteur.awaitMended();
            long mended = System.nanoTime();
            List<Phone> well = new ArrayList<>();
            for (int number = 0; number < errands.size(); number++) {
                Phone phone = phones.get(number);
                await(errands.get(number)).ifPresentOrElse(violations::add, () -> well.add(phone));
            }
            Aftermath aftermath = new Aftermath(suite.cloud(), ffmpeg, streams, mended, plan.skew());
            violations.addAll(aftermath.awaitRest(well, mayFail));
            saboteur.end();
            violations.addAll(aftermath.violations(well));
            exhausted += aftermath.exhausted();
            Result result = new Result(
                    seed,
                    words(plan),
                    saboteur.done(plan.faults()).stream().map(Fault::kind).toList(),
                    phones.size(),
                    violations,
                    Duration.ofNanos(System.nanoTime() - began));
            unswept.add(new Unswept(result, phones, mended, plan.skew(), System.nanoTime()));
        } finally {
            people.shutdownNow();
        }
    }

    /**
     * What came of those seeds after which sweepers have had their time, by the order of their runs.
     *
     * @param all whether to wait until that is so of each
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
            List<String> late = new ArrayList<>(aftermath.stillPlaying(next.phones));
            late.addAll(aftermath.orphans(next.phones));
            next.phones.forEach(phone -> phone.viewer().ifPresent(Viewer::close));
            results.add(next.result.with(late));
        }
        if (all && !results.isEmpty()) {
            int last = results.size() - 1;
            results.set(last, results.get(last).with(Queues.of(suite.cloud()).leftovers(exhausted)));
        }
        return results;
    }

    private List<Phone> phones(FaultPlan plan) throws IOException, InterruptedException {
        List<Phone> phones = new ArrayList<>();
        for (Errand errand : plan.phones()) {
            String user = "seed-" + plan.seed() + "-" + phones.size();
            PhoneCalls calls = new PhoneCalls(PortPlan.local(ports.gateway()), new Tokens(ports).of(user));
            phones.add(new Phone(calls, errand, user, streams, WATCHED));
        }
        return phones;
    }

    private Future<?> begin(ScheduledExecutorService people, Phone phone) {
        return people.schedule(
                () -> {
                    phone.go(clips.get(phone.errand().clip()));
                    return null;
                },
                phone.errand().begins().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Optional<String> await(Future<?> errand) throws InterruptedException {
        try {
            errand.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("a phone: " + e.getCause());
        }
    }

    private static List<String> words(FaultPlan plan) {
        List<String> words = new ArrayList<>();
        plan.phones().forEach(phone -> words.add("a phone: " + phone));
        plan.faults().forEach(fault -> words.add(fault.toString()));
        return words;
    }

    @Override
    public void close() throws IOException {
        suite.close();
        lines.close();
        props.close();
    }
}
