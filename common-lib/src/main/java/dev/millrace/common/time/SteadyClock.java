package dev.millrace.common.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that advances with the machine's monotonic time from the last reference time. It reads the host's clock once, at
 * the start, so that setting the host's clock has no effect: no lease lasts for hours and none expires early. Thread-safe.
 */
public final class SteadyClock extends Clock {

    private final LongSupplier nanoTime;
    private volatile Mark mark;

    /** @param host initial time, until the first reference */
    public SteadyClock(Clock host) {
        this(host, System::nanoTime);
    }

    SteadyClock(Clock host, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.mark = new Mark(host.instant(), nanoTime.getAsLong());
    }

    /** Sets the current time. */
    public void set(Instant now) {
        mark = new Mark(now, nanoTime.getAsLong());
    }

    /** Like {@link #set}, for an imprecise reference: a difference within the tolerance is ignored. */
    public void setUnlessWithin(Duration tolerance, Instant now) {
        if (Duration.between(now, instant()).abs().compareTo(tolerance) > 0) {
            set(now);
        }
    }

    @Override
    public Instant instant() {
        Mark last = mark;
        return last.at().plusNanos(nanoTime.getAsLong() - last.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants only");
    }

    private record Mark(Instant at, long nanos) {}
}
