package dev.millrace.proof.bench.fleet;

import java.util.List;

/**
 * The extent of the simulation.
 *
 * @param minutes length of the video
 * @param workers how many there are, run by run
 * @param kills how often one of them is killed, for each number of them
 * @param seed of how long chunks take, and of who is killed when
 */
public record FleetPlan(int minutes, List<Integer> workers, int kills, long seed) {

    /** What the page tells of. */
    public static final FleetPlan FULL = new FleetPlan(60, List.of(1, 2, 4, 8, 16, 32), 100, 1);

    private static final int LONGEST = 240;
    private static final int MOST_WORKERS = 1000;

    public FleetPlan {
        workers = workers.stream().distinct().sorted().toList();
        if (minutes < 2 || minutes > LONGEST) {
            throw new IllegalArgumentException("--minutes must be 2 to " + LONGEST + ", not " + minutes);
        }
        if (workers.isEmpty() || workers.get(0) < 1 || workers.get(workers.size() - 1) > MOST_WORKERS) {
            throw new IllegalArgumentException("--workers must be 1 to " + MOST_WORKERS + " each, not " + workers);
        }
        if (kills < 1) {
            throw new IllegalArgumentException("--kills must be at least 1, not " + kills);
        }
    }

    /** Whether it is {@link #FULL}. */
    public boolean isFull() {
        return equals(FULL);
    }

    /** The largest number of workers. */
    int most() {
        return workers.get(workers.size() - 1);
    }
}
