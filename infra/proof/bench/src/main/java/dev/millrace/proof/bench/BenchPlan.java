package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extent of a benchmark.
 *
 * @param kinds kinds of clips
 * @param lengths lengths of the clips; each kind has each length
 * @param ways ways measured in each run of a clip
 * @param runs runs per clip and way
 */
public record BenchPlan(List<ClipKind> kinds, List<Duration> lengths, List<Way> ways, int runs) {

    /** The full benchmark. */
    public static final BenchPlan FULL = new BenchPlan(
            List.of(ClipKind.values()),
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5)),
            List.of(Way.values()),
            1);

    public BenchPlan {
        kinds = kinds.stream().distinct().toList();
        lengths = lengths.stream().distinct().toList();
        ways = ways.stream().distinct().toList();
        if (runs < 1 || runs > 20) {
            throw new IllegalArgumentException("--runs must be 1 to 20, not " + runs);
        }
    }

    /** Whether it is {@link #FULL}. */
    public boolean isFull() {
        return kinds.containsAll(FULL.kinds) && lengths.containsAll(FULL.lengths) && ways.containsAll(FULL.ways);
    }

    /** The ways of one run. The order rotates with each run and clip, so that no way always gets the quiet moments. */
    List<Way> order(int run, int clip) {
        List<Way> order = new ArrayList<>(ways);
        Collections.rotate(order, -(run + clip));
        return List.copyOf(order);
    }

    /** Number of measurements. */
    int size() {
        return kinds.size() * lengths.size() * ways.size() * runs;
    }

    /** The command that repeats the benchmark. */
    String command() {
        StringBuilder command = new StringBuilder("./millrace bench media");
        if (!lengths.equals(FULL.lengths)) {
            command.append(" --lengths ")
                    .append(lengths.stream().map(Lengths::text).collect(Collectors.joining(",")));
        }
        if (!kinds.equals(FULL.kinds)) {
            command.append(" --clips ")
                    .append(kinds.stream().map(ClipKind::word).collect(Collectors.joining(",")));
        }
        if (!ways.equals(FULL.ways)) {
            command.append(" --ways ").append(ways.stream().map(Way::word).collect(Collectors.joining(",")));
        }
        return command.append(runs == 1 ? "" : " --runs " + runs).toString();
    }
}
