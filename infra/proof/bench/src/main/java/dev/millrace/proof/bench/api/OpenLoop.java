package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Sends calls at a fixed rate, whether or not earlier ones are answered, like many independent users. Latency counts from the
 * scheduled time, so that a late sender does not hide the wait of its users (coordinated omission).
 */
public final class OpenLoop {

    /** More open calls would only queue somewhere. */
    private static final int MOST_OPEN = 400;

    private static final int DIGITS = 3;
    private static final long SLACK_SECONDS = 5;

    private final double rate;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong last = new AtomicLong();
    private final Phaser unanswered = new Phaser(1);

    private OpenLoop(double rate) {
        this.rate = rate;
    }

    /**
     * Returns when the last call is answered.
     *
     * @param call sends a call and returns its status
     */
    public static Outcome run(double rate, int calls, Supplier<CompletableFuture<Integer>> call)
            throws InterruptedException {
        return new OpenLoop(rate).send(calls, call);
    }

    private Outcome send(int calls, Supplier<CompletableFuture<Integer>> call) throws InterruptedException {
        long began = System.nanoTime();
        for (int sent = 0; sent < calls; sent++) {
            long due = began + (long) (sent * 1e9 / rate);
            awaitTime(due);
            if (open.get() < MOST_OPEN) {
                send(due, call.get());
            } else {
                count(Outcome.NOT_SENT);
            }
        }
        awaitAnswers();
        long end = Math.max(last.get(), began + (long) (calls * 1e9 / rate));
        return new Outcome(rate, calls, answers, Duration.ofNanos(end - began), percentile(50), percentile(99));
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(long due, CompletableFuture<Integer> answer) {
        open.incrementAndGet();
        unanswered.register();
        var unused = answer.whenComplete((status, failure) -> {
            long now = System.nanoTime();
            open.decrementAndGet();
            count(failure == null ? status : Outcome.FAILED);
            if (failure == null && Caller.isGood(status)) {
                micros.recordValue((now - due) / 1000);
            }
            last.accumulateAndGet(now, Math::max);
            unanswered.arriveAndDeregister();
        });
    }

    private void count(int status) {
        answers.merge(status, 1, Integer::sum);
    }

    private void awaitAnswers() throws InterruptedException {
        try {
            long limit = Caller.PATIENCE.toSeconds() + SLACK_SECONDS;
            unanswered.awaitAdvanceInterruptibly(unanswered.arrive(), limit, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(open.get() + " calls neither ended nor timed out", e);
        }
    }

    private Duration percentile(double percent) {
        return Duration.ofNanos(micros.getValueAtPercentile(percent) * 1000);
    }
}
