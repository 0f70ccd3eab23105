package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is measured.
 *
 * @param kinds kinds of clips
 * @param lengths of the clips, each kind in each length
 * @param ways all of them in each run of a clip
 * @param runs how often each clip goes each way
 */
public record BenchPlan(List<ClipKind> kinds, List<Duration> lengths, List<Way> ways, int runs) {

    /** What the page is about. */
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

    /** Whether nothing of {@link #FULL} is left out. */
    public boolean isFull() {
        return kinds.containsAll(FULL.kinds) && lengths.containsAll(FULL.lengths) && ways.containsAll(FULL.ways);
    }

    /** The ways of one run: each run and each clip begins with another one, so that no way has always the quiet moments. */
    List<Way> order(int run, int clip) {
        List<Way> order = new ArrayList<>(ways);
        Collections.rotate(order, -(run + clip));
        return List.copyOf(order);
    }

    /** How many measurements that makes. */
    int size() {
        return kinds.size() * lengths.size() * ways.size() * runs;
    }

    /** The command that measures the same. */
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
