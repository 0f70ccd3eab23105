package dev.millrace.local.faults;

import java.time.Duration;

/**
 * One thing that is broken.
 *
 * @param at after the beginning of the run
 * @param what what is done to it
 * @param target a service, a worker, or the name of a line; empty where there is only one
 * @param lasts how long it stays broken
 */
record Fault(Duration at, What what, String target, Duration lasts) {

    /** What is done. */
    enum What {
        /** kill -9 of a service or worker, which is started again afterwards. */
        KILL,
        /** kill -9 of every ffmpeg that runs. */
        KILL_FFMPEG,
        /** kill -9 of one of PostgreSQL's own processes, upon which it closes all connections and recovers from its log. */
        CRASH_DATABASE,
        /** All connections of a line are reset. */
        CUT,
        /** A line resets its connections and takes no more. */
        CLOSE,
        /** A line keeps what it is given. */
        SILENCE,
        /** A line passes little at a time. */
        SLOW
    }

    /** What is done to what. */
    String kind() {
        return (what + " " + target).strip();
    }

    @Override
    public String toString() {
        return "%.1f s %s %s %.1f s".formatted(at.toMillis() / 1e3, what, target, lasts.toMillis() / 1e3);
    }
}
