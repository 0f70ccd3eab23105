package dev.millrace.common.pass;

import java.time.Duration;

/**
 * When a pass runs.
 *
 * @param name name of its lock, and its name in logs and metrics
 * @param every delay from the end of one pass to the start of the next
 * @param first least delay from the start of the service to the first pass
 * @param isOnEveryInstance whether every instance runs it; otherwise one instance at a time
 */
public record Schedule(String name, Duration every, Duration first, boolean isOnEveryInstance) {

    /** On one instance at a time, from the start. */
    public static Schedule every(Duration every, String name) {
        return new Schedule(name, every, Duration.ZERO, false);
    }

    /** The same schedule with a later first run. */
    public Schedule firstAfter(Duration later) {
        return new Schedule(name, every, later, isOnEveryInstance);
    }

    /** The same schedule on every instance. */
    public Schedule onEveryInstance() {
        return new Schedule(name, every, first, true);
    }
}
