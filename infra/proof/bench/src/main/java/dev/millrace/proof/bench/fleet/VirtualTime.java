package dev.millrace.proof.bench.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Time that passes from one thing that happens to the next. For one thread. */
final class VirtualTime extends Clock {

    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::number));
    private Instant now = BEGIN;
    private long number;

    /** @param number in the order in which they were planned, since of two at the same moment the earlier comes first */
    private record Step(Instant at, long number, Runnable what) {}

    /** Something happens after that time. */
    void in(Duration time, Runnable what) {
        steps.add(new Step(now.plus(time), number++, what));
    }

    /**
     * Lets everything happen in its order.
     *
     * @throws IllegalStateException when nothing is left to happen and it is not over
     */
    void runUntil(BooleanSupplier isOver) {
        while (!isOver.getAsBoolean()) {
            Step next = steps.poll();
            if (next == null) {
                throw new IllegalStateException("nothing happens any more, at " + seconds() + " s");
            }
            now = next.at();
            next.what().run();
        }
    }

    /** Seconds since the begin. */
    double seconds() {
        return Seconds.of(Duration.between(BEGIN, now));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants only");
    }
}
