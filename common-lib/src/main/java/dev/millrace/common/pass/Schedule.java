package dev.millrace.common.pass;

import java.time.Duration;

/**
 * When a pass runs.
 *
 * @param name its lock's name and its name in logs and metrics
 * @param every time from the end of one pass to the beginning of the next
 * @param first time from the start of the service to the first pass, at least
 * @param isOnEveryInstance whether each instance of the service runs it; else one of them at a time does
 */
public record Schedule(String name, Duration every, Duration first, boolean isOnEveryInstance) {

    /** On one instance at a time, from the start on. */
    public static Schedule every(Duration every, String name) {
        return new Schedule(name, every, Duration.ZERO, false);
    }

    /** The same with a later beginning. */
    public Schedule firstAfter(Duration later) {
        return new Schedule(name, every, later, isOnEveryInstance);
    }

    /** The same on all instances. */
    public Schedule onEveryInstance() {
        return new Schedule(name, every, first, true);
    }
}
