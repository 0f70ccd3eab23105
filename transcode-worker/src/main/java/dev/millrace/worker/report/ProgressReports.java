package dev.millrace.worker.report;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Stage;
import dev.millrace.worker.outcome.StopSignal;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the progress of one attempt, no faster than the settings say, on a thread of its own, so that a slow video-service never
 * slows ffmpeg down. What comes too fast is dropped. Thread-safe.
 */
public final class ProgressReports implements AutoCloseable {

    private final Reports reports;
    private final AttemptId attempt;
    private final StopSignal signal;
    private final long everyNanos;
    private final ExecutorService sender = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(4), new ThreadPoolExecutor.DiscardPolicy());
    private Stage stage = Stage.QUEUED;
    private int percent = -1;
    private long sentNanos;

    ProgressReports(Reports reports, AttemptId attempt, StopSignal signal, Duration every) {
        this.reports = reports;
        this.attempt = attempt;
        this.signal = signal;
        this.everyNanos = every.toNanos();
    }

    /** Takes a reading. Sends a new stage immediately, and the same stage when the percentage has risen. */
    public synchronized void at(Stage now, int nowPercent, @Nullable Integer etaSeconds) {
        boolean isNewStage = now != stage;
        boolean isNews = nowPercent > percent && System.nanoTime() - sentNanos >= everyNanos;
        if (!isNewStage && !isNews) {
            return;
        }
        stage = now;
        percent = Math.max(percent, nowPercent);
        sentNanos = System.nanoTime();
        int sent = percent;
        sender.execute(() -> reports.progress(attempt, now, sent, etaSeconds, signal));
    }

    /** Drops what is not sent yet. Returns when no report is in flight, so that no progress follows the final result. */
    @Override
    public void close() {
        sender.shutdownNow();
        try {
            if (!sender.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A progress report does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
