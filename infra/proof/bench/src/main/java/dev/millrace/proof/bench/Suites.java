package dev.millrace.proof.bench;

import dev.millrace.local.process.Nap;
import dev.millrace.local.suite.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The suites that are measured. Each sleeps unless it is its turn: an idle suite takes some hundredths of a core, which is what
 * the differences are about. Not thread-safe.
 */
final class Suites implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Map<Way, BenchTarget> targets;
    private final Map<Way, Nap> naps = new EnumMap<>(Way.class);

    /** All of them sleep from now on. */
    Suites(Map<Way, BenchTarget> targets) throws IOException {
        this.targets = Map.copyOf(targets);
        for (Way way : targets.keySet()) {
            sleep(way);
        }
    }

    /** What is done with a suite. */
    interface Use<T> {
        T with(BenchTarget target) throws IOException, InterruptedException;
    }

    /** Wakes one, and lets it sleep again afterwards. */
    <T> T awake(Way way, Use<T> use) throws IOException, InterruptedException {
        wake(way);
        try {
            awaitHealthy(way);
            return use.with(target(way));
        } finally {
            sleep(way);
        }
    }

    private BenchTarget target(Way way) {
        return Objects.requireNonNull(targets.get(way), "no suite for " + way);
    }

    private void awaitHealthy(Way way) throws IOException, InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!Health.unhealthy(target(way).state()).isEmpty()) {
            if (System.nanoTime() > limit) {
                throw new IOException("not healthy after it was woken: "
                        + String.join(", ", Health.unhealthy(target(way).state())));
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void sleep(Way way) throws IOException {
        naps.put(way, Nap.of(target(way).servicePids()));
    }

    private void wake(Way way) {
        @Nullable Nap nap = naps.remove(way);
        if (nap != null) {
            nap.close();
        }
    }

    /** Wakes them all. */
    @Override
    public void close() {
        targets.keySet().forEach(this::wake);
    }
}
