package dev.millrace.local.suite;

import dev.millrace.local.cloud.CloudOptions;
import dev.millrace.local.cloud.EmbeddedCloud;
import dev.millrace.local.process.Supervisor;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The cloud of a suite. What it runs as processes of their own is watched, so that nothing stays behind. Thread-safe. */
final class SuiteCloud implements AutoCloseable {

    private static final int STARTED_AFTER_SECONDS = 60;

    private final CloudOptions options;
    private final Supervisor supervisor;
    private volatile @Nullable CompletableFuture<EmbeddedCloud> cloud;

    SuiteCloud(CloudOptions options, Supervisor supervisor) {
        this.options = options;
        this.supervisor = supervisor;
    }

    EmbeddedCloud start() throws Exception {
        CompletableFuture<EmbeddedCloud> starting = new CompletableFuture<>();
        cloud = starting;
        try {
            starting.complete(EmbeddedCloud.start(options));
        } catch (Exception e) {
            starting.completeExceptionally(e);
            throw e;
        }
        watch();
        return running();
    }

    private void watch() {
        running().endpoints().childPids().forEach(supervisor::watchOutsider);
    }

    /** The started one. */
    EmbeddedCloud running() {
        return Objects.requireNonNull(cloud, "not started").join();
    }

    /** Empty as long as it is not started. */
    Optional<EmbeddedCloud> ifRunning() {
        CompletableFuture<EmbeddedCloud> present = cloud;
        return present != null && present.isDone() ? Optional.of(present.join()) : Optional.empty();
    }

    void restartDatabase(Duration away) throws Exception {
        running().restartDatabase(away);
        watch();
    }

    /** One that is still on its way up is waited for: its PostgreSQL would stay behind. */
    @Override
    public void close() {
        CompletableFuture<EmbeddedCloud> present = cloud;
        if (present == null) {
            return;
        }
        try {
            present.get(STARTED_AFTER_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException | TimeoutException neverStarted) {
            // It has closed what it had.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
