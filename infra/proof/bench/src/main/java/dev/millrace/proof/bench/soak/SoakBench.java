package dev.millrace.proof.bench.soak;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.BenchTarget;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.api.OpenLoop;
import dev.millrace.proof.bench.api.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Soaks a dedicated suite: loads it for hours, and reads all gauges again and again. */
public final class SoakBench {

    private static final long LIFE_SECONDS = 20;
    private static final long PATIENCE_SECONDS = 30;

    private final SoakPlan plan;
    private final BenchTarget target;
    private final SuiteDirectory home;
    private final CloudEndpoints cloud;
    private final Path clip;
    private final Terminal terminal;
    private final Map<Gauge, List<Double>> values = new LinkedHashMap<>();
    private final List<Double> times = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger ready = new AtomicInteger();

    /**
     * @param home data of the suite
     * @param cloud access to its database and queues
     * @param clip that is uploaded
     */
    public SoakBench(
            SoakPlan plan,
            BenchTarget target,
            SuiteDirectory home,
            CloudEndpoints cloud,
            Path clip,
            Terminal terminal) {
        this.plan = plan;
        this.target = target;
        this.home = home;
        this.cloud = cloud;
        this.clip = clip;
        this.terminal = terminal;
    }

    /**
     * Runs the soak.
     *
     * @param machine state before the run, at {@code date}
     * @throws IOException when the first video did not become READY, or a gauge cannot be read
     */
    public SoakReport run(Machine machine, LocalDate date) throws IOException, InterruptedException, SQLException {
        SoakLoad load = SoakLoad.begin(target, clip, home.home().resolve("watched"));
        ScheduledExecutorService lives = Executors.newSingleThreadScheduledExecutor();
        try (SuiteGauges gauges = new SuiteGauges(target.state(), home, cloud)) {
            var unused = lives.scheduleAtFixedRate(() -> live(load), 0, LIFE_SECONDS, TimeUnit.SECONDS);
            rounds(load, gauges, lives);
        } finally {
            lives.shutdownNow();
            lives.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        List<Curve> curves = values.entrySet().stream()
                .map(entry -> new Curve(entry.getKey(), times, entry.getValue()))
                .toList();
        return new SoakReport(plan, machine, date, curves, new SoakReport.Load(outcomes, ready.get(), failures));
    }

    private void rounds(SoakLoad load, SuiteGauges gauges, ScheduledExecutorService lives)
            throws IOException, InterruptedException {
        int calls = (int) (plan.rate() * plan.round().toSeconds());
        long began = System.nanoTime();
        for (Duration passed = Duration.ZERO; passed.compareTo(plan.length()) < 0; passed = since(began)) {
            terminal.progress("  %d of %d minutes, %d videos, %d failures"
                    .formatted(passed.toMinutes(), plan.length().toMinutes(), ready.get(), failures.size()));
            outcomes.add(OpenLoop.run(plan.rate(), calls, load::call));
            sample(gauges, lives, began);
        }
    }

    /** Between two lives, when no ffmpeg runs. */
    private void sample(SuiteGauges gauges, ScheduledExecutorService lives, long began)
            throws IOException, InterruptedException {
        try {
            Map<Gauge, Double> read = lives.submit(gauges::read).get();
            times.add(since(began).toMillis() / 1e3);
            read.forEach((gauge, value) ->
                    values.computeIfAbsent(gauge, fresh -> new ArrayList<>()).add(value));
        } catch (ExecutionException e) {
            throw new IOException("a gauge cannot be read", e.getCause());
        }
    }

    // why: a periodic task that throws never runs again
    private void live(SoakLoad load) {
        try {
            load.live();
            ready.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failures.add(e.toString());
            terminal.error("A video failed: " + e);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
