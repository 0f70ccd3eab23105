package dev.millrace.proof.bench;

import java.time.Duration;

/**
 * Time spent.
 *
 * @param wall wall time
 * @param cpu user and system time of all involved processes
 */
record Cost(Duration wall, Duration cpu) {

    static final Cost NONE = new Cost(Duration.ZERO, Duration.ZERO);

    Cost plus(Cost other) {
        return new Cost(wall.plus(other.wall), cpu.plus(other.cpu));
    }
}
