package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extent of a benchmark.
 *
 * @param step duration of each rising rate; other durations are multiples of it
 * @param videos numbers of videos for the read benchmark, ascending; rates are measured with the last
 * @param subscribers numbers of concurrent event streams
 */
public record ApiBenchPlan(Duration step, List<Integer> videos, List<Integer> subscribers) {

    /** The full benchmark. */
    public static final ApiBenchPlan FULL =
            new ApiBenchPlan(Duration.ofSeconds(4), List.of(1_000, 100_000), List.of(100, 500, 900));

    private static final int TOGETHER = 10;
    private static final int LONGEST_WARM_UP = 24;
    private static final int STEADY = 2;
    private static final int MOST_VIDEOS = 10_000_000;
    private static final int MOST_SUBSCRIBERS = 2_000;

    public ApiBenchPlan {
        videos = videos.stream().distinct().sorted().toList();
        subscribers = subscribers.stream().distinct().sorted().toList();
        require(step.toSeconds() >= 1 && step.toSeconds() <= 60, "--seconds must be 1 to 60");
        require(isWithin(videos, 1_000, MOST_VIDEOS), "--videos must be 1000 to " + MOST_VIDEOS);
        require(isWithin(subscribers, 1, MOST_SUBSCRIBERS), "--subscribers must be 1 to " + MOST_SUBSCRIBERS);
    }

    private static boolean isWithin(List<Integer> sorted, int least, int most) {
        return !sorted.isEmpty() && sorted.get(0) >= least && sorted.get(sorted.size() - 1) <= most;
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(complaint);
        }
    }

    /** How long all calls are sent in turn, before any is measured. */
    Duration together() {
        return step.multipliedBy(TOGETHER);
    }

    /** After so long a call counts as measured, warm or not. */
    Duration longestWarmUp() {
        return step.multipliedBy(LONGEST_WARM_UP);
    }

    /**
     * The number of calls in a window.
     *
     * @param full that of the full benchmark; fewer in a shorter one
     */
    int window(int full) {
        return (int) Math.max(1, Math.min(full, full * step.toMillis() / FULL.step.toMillis()));
    }

    /** How long each call is sent at its rate: the kernel counts processor time in steps of 10 ms. */
    Duration steady() {
        return step.multipliedBy(STEADY);
    }

    /** Whether it is {@link #FULL}. */
    public boolean isFull() {
        return equals(FULL);
    }

    /** The command that repeats the benchmark. */
    String command() {
        StringBuilder command = new StringBuilder("./millrace bench api");
        if (!step.equals(FULL.step)) {
            command.append(" --seconds ").append(step.toSeconds());
        }
        if (!videos.equals(FULL.videos)) {
            command.append(" --videos ").append(words(videos));
        }
        if (!subscribers.equals(FULL.subscribers)) {
            command.append(" --subscribers ").append(words(subscribers));
        }
        return command.toString();
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
