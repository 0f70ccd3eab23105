package dev.millrace.proof.bench.api;

import java.time.Duration;

/**
 * The extent of a comparison of a large database with an empty one.
 *
 * @param videos of the large one; a tenth are one owner's, and a tenth as many tasks wait
 */
public record FlatnessPlan(int videos) {

    /** What the page tells of. */
    public static final FlatnessPlan FULL = new FlatnessPlan(1_000_000);

    private static final int FEWEST = 1_000;
    private static final int MOST = 10_000_000;

    public FlatnessPlan {
        if (videos < FEWEST || videos > MOST) {
            throw new IllegalArgumentException("--videos must be " + FEWEST + " to " + MOST + ", not " + videos);
        }
    }

    /** How many of each call are measured. */
    int calls() {
        return 200;
    }

    /** How long all calls are sent in turn before any is measured. */
    Duration warmUp() {
        return Duration.ofSeconds(40);
    }

    /** How long the passes are measured, during which no call is sent. */
    Duration passes() {
        return Duration.ofSeconds(20);
    }

    /** Whether it is {@link #FULL}. */
    public boolean isFull() {
        return equals(FULL);
    }

    /** The command that repeats the comparison. */
    String command() {
        return "./millrace bench api --million" + (isFull() ? "" : " --videos " + videos);
    }
}
