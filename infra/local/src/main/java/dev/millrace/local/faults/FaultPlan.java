package dev.millrace.local.faults;

import dev.millrace.local.faults.Fault.What;
import dev.millrace.local.faults.Lines.Between;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All that a seed says: what phones do, and what is broken when. Pure.
 *
 * @param phones what each of them sends
 * @param faults by their time
 */
record FaultPlan(long seed, List<Errand> phones, List<Fault> faults) {

    private static final int MOST_PHONES = 4;
    private static final int MOST_FAULTS = 4;
    /** Faults begin within this. */
    private static final int SPAN_MILLIS = 9_000;

    private static final int LONGEST_MILLIS = 6_000;
    private static final int LONGEST_WITHOUT_SERVICE_MILLIS = 3_000;

    FaultPlan {
        phones = List.copyOf(phones);
        faults = List.copyOf(faults);
    }

    /**
     * What one phone does.
     *
     * @param clip index of the clip that it sends
     * @param begins after the beginning of the run
     * @param deletesAfter the answer of completion, or null when it keeps its video
     */
    record Errand(int clip, Duration begins, @Nullable Duration deletesAfter) {}

    /**
     * The plan of a seed, always the same.
     *
     * @param clips how many there are
     * @param parts names of services and workers
     */
    static FaultPlan of(long seed, int clips, List<String> parts) {
        Random random = new Random(seed);
        List<Errand> phones = new ArrayList<>();
        int phoneCount = 1 + random.nextInt(MOST_PHONES);
        for (int phone = 0; phone < phoneCount; phone++) {
            Duration begins = Duration.ofMillis(random.nextInt(SPAN_MILLIS / 2));
            boolean deletes = random.nextInt(8) == 0;
            Duration after = Duration.ofMillis(random.nextInt(4_000));
            phones.add(new Errand(random.nextInt(clips), begins, deletes ? after : null));
        }
        List<Fault> faults = new ArrayList<>();
        int faultCount = 1 + random.nextInt(MOST_FAULTS);
        for (int fault = 0; fault < faultCount; fault++) {
            faults.add(fault(random, parts));
        }
        faults.sort(Comparator.comparing(Fault::at));
        return new FaultPlan(seed, phones, faults);
    }

    private static Fault fault(Random random, List<String> parts) {
        Duration at = Duration.ofMillis(random.nextInt(SPAN_MILLIS));
        What what = one(List.of(What.values()), random);
        Duration lasts = Duration.ofMillis(500 + random.nextInt(LONGEST_MILLIS));
        return switch (what) {
            case KILL ->
                new Fault(
                        at,
                        what,
                        one(parts, random),
                        Duration.ofMillis(random.nextInt(LONGEST_WITHOUT_SERVICE_MILLIS)));
            case KILL_FFMPEG, CRASH_DATABASE -> new Fault(at, what, "", Duration.ZERO);
            case CUT -> new Fault(at, what, line(random), Duration.ZERO);
            case CLOSE, SILENCE, SLOW -> new Fault(at, what, line(random), lasts);
        };
    }

    private static String line(Random random) {
        return one(List.of(Between.values()), random).name();
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** How many faults may each cost a job one of its attempts. */
    long mayFailAttempts() {
        return faults.stream().filter(fault -> fault.what() != What.CUT).count();
    }
}
