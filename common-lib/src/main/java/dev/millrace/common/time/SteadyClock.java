package dev.millrace.common.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that runs by the machine's monotonic time from what a reference said last. It begins with the host's time and looks at
 * it never again, so that setting the host's clock changes nothing: no lease is held for hours and none ends early. Thread-safe.
 */
public final class SteadyClock extends Clock {

    private final LongSupplier nanoTime;
    private volatile Mark mark;

    /** @param host gives the time until a reference is asked */
    public SteadyClock(Clock host) {
        this(host, System::nanoTime);
    }

    SteadyClock(Clock host, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.mark = new Mark(host.instant(), nanoTime.getAsLong());
    }

    /** From now on it is this time. */
    public void set(Instant now) {
        mark = new Mark(now, nanoTime.getAsLong());
    }

    /** Like {@link #set}, for a reference that is not exact: a difference within the tolerance is left as it is. */
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
