package dev.millrace.video.job;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast the tasks of a job are made.
 *
 * @param since when the job was divided
 * @param tasks how many there are
 * @param done how many of them are done
 * @param atWork how many workers are at one
 */
public record Pace(Instant since, int tasks, int done, int atWork) {

    /**
     * Expected seconds until all tasks are done, if workers go on as they did so far. At least one task must be done.
     */
    public int secondsLeft(Instant now) {
        // why: when the first of thirty workers is done, the others nearly are. One that is at work has done half, on
        // average.
        double made = done + atWork / 2.0;
        return (int) Math.ceil(Duration.between(since, now).toMillis() / 1000.0 * (tasks - made) / made);
    }
}
