package dev.millrace.proof.faults;

import dev.millrace.proof.faults.proxy.Moment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is broken.
 *
 * @param at after the beginning of the run; with a moment, from then on it is waited for
 * @param what what is done to it
 * @param target a service, a worker, or the name of a line; empty where there is only one
 * @param lasts how long it stays broken; how much later a call comes
 * @param moment the call at which it happens, or null when it happens at its time
 */
record Fault(
        Duration at,
        What what,
        String target,
        Duration lasts,
        @Nullable Moment moment) {

    /** What is done. */
    enum What {
        /** kill -9 of a service or worker, which is started again afterwards. */
        KILL,
        /** kill -9 of every ffmpeg that runs. */
        KILL_FFMPEG,
        /** kill -9 of one of PostgreSQL's own processes, upon which it closes all connections and recovers from its log. */
        CRASH_DATABASE,
        /** PostgreSQL is stopped, and started again afterwards. */
        STOP_DATABASE,
        /** S3 is stopped, and started again afterwards. */
        STOP_STORAGE,
        /** SQS is stopped, and started again afterwards. */
        STOP_QUEUE,
        /** All connections of a line are reset, or at a moment that of the call. */
        CUT,
        /** A line resets its connections and takes no more. */
        CLOSE,
        /** A line keeps what it is given. */
        SILENCE,
        /** A line passes little at a time. */
        SLOW,
        /** A call is held back, so that others overtake it. */
        DELAY,
        /** A call comes a second time. */
        AGAIN,
        /** A call seems to be lost and comes later. */
        LATE,
        /** Storage answers completions with 200 and an error. */
        FALSE_SUCCESS,
        /** The disk of a worker is full. */
        FILL_DISK,
        /** Ten event streams of one owner resume from far back and are never read. */
        DEAF_STREAMS,
        /** The clock of a service's or worker's machine is wrong by minutes. */
        SKEW_CLOCK,
        /** That clock is set by hours, forward or back, and set right again. */
        STEP_CLOCK
    }

    /** At its time. */
    static Fault timed(Duration at, What what, String target, Duration lasts) {
        return new Fault(at, what, target, lasts, null);
    }

    /** What is done to what; by how much a clock is wrong is left out. */
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
