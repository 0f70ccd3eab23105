package dev.millrace.local.faults;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.faults.FaultPlan.Errand;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries out the plans of seeds, one after the other, against one suite of its own. */
public final class FaultRuns implements AutoCloseable {

    private static final int WORKERS = 2;
    /** Two of them have to fail an attempt each before the third one ends the job; the first may be in the middle of one. */
    private static final int FAULTS_THAT_MAY_FAIL_A_JOB = 3;

    private final Suite suite;
    private final Lines lines;
    private final PortPlan ports;
    private final List<Path> clips;
    private final FfmpegRun ffmpeg;
    private final Path streams;
    private final List<String> parts = new ArrayList<>(List.of("api-gateway", "video-service", "upload-service"));

    private FaultRuns(Suite suite, Lines lines, PortPlan ports, List<Path> clips, FfmpegRun ffmpeg, Path streams) {
        this.suite = suite;
        this.lines = lines;
        this.ports = ports;
        this.clips = clips;
        this.ffmpeg = ffmpeg;
        this.streams = streams;
        for (int worker = 1; worker <= WORKERS; worker++) {
            parts.add("worker-" + worker);
        }
    }

    /**
     * What came of a seed.
     *
     * @param faults in words
     * @param kinds what was done to what, without times
     * @param violations what is lost, stuck or doubled; empty when nothing is
     */
    public record Result(
            long seed, List<String> faults, List<String> kinds, int videos, List<String> violations, Duration took) {

        public Result {
            faults = List.copyOf(faults);
            kinds = List.copyOf(kinds);
            violations = List.copyOf(violations);
        }
    }

    /** The ports of the suite that is broken, with one of which workers each has its own. */
    public static PortPlan ports(int base) {
        return new PortPlan(base, WORKERS);
    }

    /** Options of a suite whose parts call each other through lines, with shorter times than in production. */
    public static SuiteOptions options(SuiteOptions plain) {
        Map<String, Map<String, String>> settings = Lines.settings(plain.ports());
        ShortTimes.addTo(settings);
        return new SuiteOptions(plain.directory(), plain.ports(), true, settings);
    }

    /**
     * Opens the lines and starts the suite; it is closed with the runs.
     *
     * @param home folder for clips, which are kept, and for fetched streams
     */
    public static FaultRuns start(SuiteOptions plain, Path home, Terminal terminal) throws Exception {
        SuiteOptions options = options(plain);
        FfmpegRun ffmpeg = new FfmpegRun(
                FfmpegBinaries.resolve(null, null, options.directory().ffmpeg()));
        List<Path> clips = FaultClips.in(home.resolve("clips"), ffmpeg);
        Suite suite = Suite.claim(options, terminal);
        try {
            Lines lines = Lines.open(options.ports());
            suite.run();
            return new FaultRuns(suite, lines, options.ports(), clips, ffmpeg, home.resolve("streams"));
        } catch (Exception e) {
            suite.close();
            throw e;
        }
    }

    /** Carries out one seed and returns when all has come to rest. */
    public Result run(long seed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        FaultPlan plan = FaultPlan.of(seed, clips.size(), parts);
        List<Phone> phones = new ArrayList<>();
        for (int number = 0; number < plan.phones().size(); number++) {
            String user = "seed-" + seed + "-" + number;
            phones.add(new Phone(
                    PortPlan.local(ports.gateway()),
                    new Tokens(ports).of(user, List.of()),
                    UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8))));
        }
        List<String> violations = new ArrayList<>();
        ScheduledExecutorService people = Executors.newScheduledThreadPool(phones.size());
        try (Saboteur saboteur = new Saboteur(suite, lines)) {
            List<Future<?>> errands = new ArrayList<>();
            for (int number = 0; number < phones.size(); number++) {
                errands.add(begin(people, phones.get(number), plan.phones().get(number)));
            }
            saboteur.carryOut(plan.faults());
            for (Future<?> errand : errands) {
                await(errand).ifPresent(violations::add);
            }
        } finally {
            people.shutdownNow();
        }
        boolean mayFail = plan.mayFailAttempts() >= FAULTS_THAT_MAY_FAIL_A_JOB;
        violations.addAll(new Aftermath(suite.cloud(), ffmpeg, streams).violations(phones, mayFail));
        List<String> faults = plan.faults().stream().map(Fault::toString).toList();
        List<String> kinds = plan.faults().stream().map(Fault::kind).toList();
        return new Result(seed, faults, kinds, phones.size(), violations, Duration.ofNanos(System.nanoTime() - began));
    }

    private Future<?> begin(ScheduledExecutorService people, Phone phone, Errand errand) {
        return people.schedule(
                () -> {
                    phone.send(clips.get(errand.clip()));
                    Duration deletesAfter = errand.deletesAfter();
                    if (deletesAfter != null) {
                        Thread.sleep(deletesAfter.toMillis());
                        phone.delete();
                    }
                    return null;
                },
                errand.begins().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static Optional<String> await(Future<?> errand) throws InterruptedException {
        try {
            errand.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("a phone: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        suite.close();
        lines.close();
    }
}
