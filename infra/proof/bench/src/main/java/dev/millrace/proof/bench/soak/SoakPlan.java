package dev.millrace.proof.bench.soak;

import java.time.Duration;
import java.util.Locale;

/**
 * The extent of a soak.
 *
 * @param length of the load
 * @param rate calls per second, beside those of uploads
 */
public record SoakPlan(Duration length, int rate) {

    private static final Duration SHORTEST = Duration.ofSeconds(30);

    /** An owner may open a thousand sessions a day, and opens one every 20 s. */
    private static final Duration LONGEST = Duration.ofHours(5);

    /** All calls are one owner's, of whom the gateway takes 50 a second. */
    private static final int MOST = 40;

    private static final Duration SHORTEST_ROUND = Duration.ofSeconds(10);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);
    private static final int ROUNDS = 60;

    private static final Duration LONGEST_BEGINNING = Duration.ofMinutes(20);
    private static final int BEGINNING = 6;

    /** What the page tells of. */
    public static final SoakPlan FULL = new SoakPlan(Duration.ofHours(2), 20);

    public SoakPlan {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "--for must be " + word(SHORTEST) + " to " + word(LONGEST) + ", not " + word(length));
        }
        if (rate < 1 || rate > MOST) {
            throw new IllegalArgumentException("--rate must be 1 to " + MOST + ", not " + rate);
        }
    }

    /** Whether it is {@link #FULL}. */
    public boolean isFull() {
        return equals(FULL);
    }

    /** How long calls are sent between two samples. */
    Duration round() {
        Duration share = length.dividedBy(ROUNDS);
        return shorter(LONGEST_ROUND, share.compareTo(SHORTEST_ROUND) < 0 ? SHORTEST_ROUND : share);
    }

    /** Growth before is not judged: caches fill, code is compiled, and videos become as many as are kept. */
    Duration beginning() {
        return shorter(LONGEST_BEGINNING, length.dividedBy(BEGINNING));
    }

    /** The command that soaks the same again. */
    String command() {
        return "./millrace bench soak" + (isFull() ? "" : " --for " + word(length) + " --rate " + rate);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Such as {@code 2h} or {@code 1m30s}. */
    private static String word(Duration length) {
        return length.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
