package dev.millrace.proof.faults;

import dev.millrace.proof.faults.proxy.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One fault to inject.
 *
 * @param at time from the start of the run; with a moment, the time from which to wait for it
 * @param what kind of fault
 * @param target a service, a worker or the name of a link; empty where there is only one
 * @param lasts duration of the fault, or the delay of a call
 * @param moment the call that triggers it, or null for a timed fault
 */
record Fault(
        Duration at,
        What what,
        String target,
        Duration lasts,
        @Nullable Moment moment) {

    /** Kind of fault. */
    enum What {
        /** kill -9 of a service or worker, which is restarted afterwards. */
        KILL,
        /** kill -9 of every running ffmpeg. */
        KILL_FFMPEG,
        /** kill -9 of a PostgreSQL backend, so that PostgreSQL drops all connections and recovers from its log. */
        CRASH_DATABASE,
        /** PostgreSQL is stopped and restarted. */
        STOP_DATABASE,
        /** S3 is stopped and restarted. */
        STOP_STORAGE,
        /** SQS is stopped and restarted. */
        STOP_QUEUE,
        /** All connections of a link are reset; at a moment, only the call's connection. */
        CUT,
        /** A link resets its connections and refuses new ones. */
        CLOSE,
        /** A link forwards nothing. */
        SILENCE,
        /** A link is throttled. */
        SLOW,
        /** A call is delayed, so that others overtake it. */
        DELAY,
        /** A call is delivered twice. */
        AGAIN,
        /** A call fails for its sender and is delivered later. */
        LATE,
        /** Storage answers completions with 200 and an error body. */
        FALSE_SUCCESS,
        /** A worker's disk is full. */
        FILL_DISK,
        /** Ten event streams of one owner resume from far back and are never read. */
        DEAF_STREAMS,
        /** A service's or worker's clock is wrong by minutes. */
        SKEW_CLOCK,
        /** A clock jumps by hours, forward or back, and is corrected. */
        STEP_CLOCK
    }

    static Fault timed(Duration at, What what, String target, Duration lasts) {
        return new Fault(at, what, target, lasts, null);
    }

    /** Kind and target, without the size of a clock error. */
    String kind() {
        String kind = (what + " " + target.replaceFirst(" by .*", "")).strip();
        return moment == null ? kind : kind + " " + moment.side() + " " + moment.call();
    }

    @Override
    public String toString() {
        String times = "%.1f s %s %s %.1f s".formatted(at.toMillis() / 1e3, what, target, lasts.toMillis() / 1e3);
        return moment == null ? times : times + " " + moment;
    }
}
