package dev.millrace.proof.bench.api;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extent of a benchmark.
 *
 * @param step duration of each rate
 * @param videos numbers of videos for the read benchmark, ascending; rates are measured with the last
 * @param subscribers numbers of concurrent event streams
 */
public record ApiBenchPlan(Duration step, List<Integer> videos, List<Integer> subscribers) {

    /** The full benchmark. */
    public static final ApiBenchPlan FULL =
            new ApiBenchPlan(Duration.ofSeconds(6), List.of(1_000, 100_000, 1_000_000), List.of(100, 500, 900));

    private static final int WINDOWS_PER_SECOND = 5;
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

    /** After so many windows a call counts as measured, warm or not: 30 in the full benchmark. */
    int mostWindows() {
        return (int) step.toSeconds() * WINDOWS_PER_SECOND;
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
