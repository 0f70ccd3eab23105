package dev.millrace.local.suite;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.CloudOptions;
import dev.millrace.local.process.Supervisor;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The cloud of a suite. Its child processes are watched so that none stays behind. Thread-safe. */
final class SuiteCloud implements AutoCloseable {

    private static final int STARTED_AFTER_SECONDS = 60;

    private final CloudOptions options;
    private final Supervisor supervisor;
    private volatile @Nullable CompletableFuture<Cloud> cloud;

    SuiteCloud(CloudOptions options, Supervisor supervisor) {
        this.options = options;
        this.supervisor = supervisor;
    }

    Cloud start() throws Exception {
        CompletableFuture<Cloud> starting = new CompletableFuture<>();
        cloud = starting;
        try {
            starting.complete(Cloud.start(options));
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

    /** The started cloud. */
    Cloud running() {
        return Objects.requireNonNull(cloud, "not started").join();
    }

    /** Empty until it is started. */
    Optional<Cloud> ifRunning() {
        CompletableFuture<Cloud> present = cloud;
        return present != null && present.isDone() ? Optional.of(present.join()) : Optional.empty();
    }

    void restartDatabase(Duration away) throws Exception {
        running().restartDatabase(away);
        watch();
    }

    /** Waits for a cloud that is still starting, or its PostgreSQL would stay behind. */
    @Override
    public void close() {
        CompletableFuture<Cloud> present = cloud;
        if (present == null) {
            return;
        }
        try {
            present.get(STARTED_AFTER_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException | TimeoutException neverStarted) {
            // It has cleaned up after itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
