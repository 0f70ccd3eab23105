package dev.millrace.proof.bench;

import dev.millrace.local.process.Await;
import dev.millrace.local.process.SuspendedProcesses;
import dev.millrace.local.suite.Health;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The measured suites. All but the current one are suspended, since an idle suite uses some hundredths of a core, as much as
 * the differences to measure. Not thread-safe.
 */
final class Suites implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<Way, BenchTarget> targets;
    private final Map<Way, SuspendedProcesses> suspended = new EnumMap<>(Way.class);

    /** Suspends all suites. */
    Suites(Map<Way, BenchTarget> targets) throws IOException {
        this.targets = Map.copyOf(targets);
        for (Way way : targets.keySet()) {
            suspend(way);
        }
    }

    /** Work on a suite. */
    interface Use<T> {
        T with(BenchTarget target) throws IOException, InterruptedException;
    }

    /** Resumes one suite for the work and suspends it afterwards. */
    <T> T awake(Way way, Use<T> use) throws IOException, InterruptedException {
        resume(way);
        try {
            awaitHealthy(way);
            return use.with(target(way));
        } finally {
            suspend(way);
        }
    }

    private BenchTarget target(Way way) {
        return Objects.requireNonNull(targets.get(way), "no suite for " + way);
    }

    private void awaitHealthy(Way way) throws IOException, InterruptedException {
        List<String> unhealthy = Await.answer(() -> Health.unhealthy(target(way).state()), List::isEmpty, PATIENCE);
        if (!unhealthy.isEmpty()) {
            throw new IOException("not healthy after it was resumed: " + String.join(", ", unhealthy));
        }
    }

    private void suspend(Way way) throws IOException {
        suspended.put(way, SuspendedProcesses.of(target(way).servicePids()));
    }

    private void resume(Way way) {
        @Nullable SuspendedProcesses services = suspended.remove(way);
        if (services != null) {
            services.close();
        }
    }

    /** Resumes all suites. */
    @Override
    public void close() {
        targets.keySet().forEach(this::resume);
    }
}
