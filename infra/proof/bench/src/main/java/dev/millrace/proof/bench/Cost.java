package dev.millrace.proof.bench;

import java.time.Duration;

/**
 * What something took.
 *
 * @param wall by the clock
 * @param cpu user and system time of all processes that did it
 */
record Cost(Duration wall, Duration cpu) {

    static final Cost NONE = new Cost(Duration.ZERO, Duration.ZERO);

    Cost plus(Cost other) {
        return new Cost(wall.plus(other.wall), cpu.plus(other.cpu));
    }
}
