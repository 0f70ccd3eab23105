package dev.millrace.proof.faults;

import dev.millrace.proof.faults.Fault.What;
import dev.millrace.proof.faults.Points.Point;
import dev.millrace.proof.faults.ScenarioPlan.Way;
import dev.millrace.proof.faults.proxy.Link;
import dev.millrace.proof.faults.proxy.Moment;
import dev.millrace.proof.faults.proxy.Moment.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Everything that follows from a seed: the upload scenarios, and the faults with their times. Pure.
 *
 * @param scenarios one for each phone
 * @param faults ordered by time
 */
record FaultPlan(long seed, List<ScenarioPlan> scenarios, List<Fault> faults) {

    private static final int MOST_SCENARIOS = 4;
    private static final int MOST_FAULTS = 4;
    /** Faults start within this time. */
    private static final int SPAN_MILLIS = 7_000;

    private static final int LONGEST_MILLIS = 5_000;
    private static final int LONGEST_WITHOUT_SERVICE_MILLIS = 2_000;
    private static final int MOST_SKEW_SECONDS = 240;
    private static final int MOST_STEP_SECONDS = 12 * 3600;

    private static final List<What> TIMED = List.of(
            What.KILL,
            What.KILL_FFMPEG,
            What.CRASH_DATABASE,
            What.STOP_DATABASE,
            What.STOP_STORAGE,
            What.STOP_QUEUE,
            What.CUT,
            What.CLOSE,
            What.SILENCE,
            What.SLOW,
            What.FILL_DISK,
            What.DEAF_STREAMS,
            What.SKEW_CLOCK,
            What.STEP_CLOCK);

    FaultPlan {
        scenarios = List.copyOf(scenarios);
        faults = List.copyOf(faults);
    }

    /**
     * The plan of a seed; deterministic.
     *
     * @param clips number of clips
     * @param parts names of services and workers
     */
    static FaultPlan of(long seed, int clips, List<String> parts) {
        // why: Random starts with almost the same numbers for consecutive seeds.
        RandomGenerator random = new SplittableRandom(seed);
        List<ScenarioPlan> scenarios = new ArrayList<>();
        int scenarioCount = 1 + random.nextInt(MOST_SCENARIOS);
        for (int number = 0; number < scenarioCount; number++) {
            Duration begins = Duration.ofMillis(random.nextInt(SPAN_MILLIS / 2));
            Way way = random.nextBoolean() ? Way.STRAIGHT : one(List.of(Way.values()), random);
            boolean deletes = random.nextInt(8) == 0;
            Duration after = Duration.ofMillis(random.nextInt(4_000));
            scenarios.add(new ScenarioPlan(way, random.nextInt(clips), begins, deletes ? after : null, false));
        }
        watchSome(scenarios, new SplittableRandom(~seed));
        List<Fault> faults = new ArrayList<>();
        int faultCount = 1 + random.nextInt(MOST_FAULTS);
        for (int fault = 0; fault < faultCount; fault++) {
            faults.add(random.nextBoolean() ? timed(random, parts) : atMoment(random));
        }
        faults.sort(Comparator.comparing(Fault::at));
        return new FaultPlan(seed, scenarios, faults);
    }

    // why a separate generator: the faults of a seed stay as they were before there were viewers
    private static void watchSome(List<ScenarioPlan> scenarios, RandomGenerator random) {
        scenarios.replaceAll(scenario -> {
            boolean isWatched = random.nextInt(4) == 0 && scenario.completes() && scenario.deletesAfter() == null;
            Duration after = Duration.ofMillis(random.nextInt(2_000));
            return isWatched
                    ? new ScenarioPlan(scenario.way(), scenario.clip(), scenario.begins(), after, true)
                    : scenario;
        });
    }

    /** Largest clock error of video-service. */
    Duration skew() {
        boolean isSkewed = faults.stream()
                .anyMatch(fault ->
                        fault.what() == What.SKEW_CLOCK && fault.target().startsWith("video-service"));
        return isSkewed ? Duration.ofSeconds(MOST_SKEW_SECONDS) : Duration.ZERO;
    }

    private static Fault timed(RandomGenerator random, List<String> parts) {
        Duration at = Duration.ofMillis(random.nextInt(SPAN_MILLIS));
        What what = one(TIMED, random);
        Duration lasts = Duration.ofMillis(500 + random.nextInt(LONGEST_MILLIS));
        return switch (what) {
            case KILL ->
                Fault.timed(
                        at,
                        what,
                        one(parts, random),
                        Duration.ofMillis(random.nextInt(LONGEST_WITHOUT_SERVICE_MILLIS)));
            case FILL_DISK -> Fault.timed(at, what, one(workers(parts), random), lasts);
            case SKEW_CLOCK -> Fault.timed(at, what, skewed(one(parts, random), MOST_SKEW_SECONDS, random), lasts);
            case STEP_CLOCK -> Fault.timed(at, what, skewed(one(parts, random), MOST_STEP_SECONDS, random), lasts);
            case CUT -> Fault.timed(at, what, link(random), Duration.ZERO);
            case CLOSE, SILENCE, SLOW -> Fault.timed(at, what, link(random), lasts);
            case STOP_DATABASE, STOP_STORAGE, STOP_QUEUE, DEAF_STREAMS -> Fault.timed(at, what, "", lasts);
            case KILL_FFMPEG, CRASH_DATABASE, DELAY, AGAIN, LATE, FALSE_SUCCESS ->
                Fault.timed(at, what, "", Duration.ZERO);
        };
    }

    private static Fault atMoment(RandomGenerator random) {
        Duration at = Duration.ofMillis(random.nextInt(SPAN_MILLIS / 2));
        Point point = one(Points.ALL, random);
        What what = one(point.whats(), random);
        boolean onlyBefore = what == What.AGAIN || what == What.LATE || what == What.FALSE_SUCCESS;
        Side side = onlyBefore ? Side.BEFORE : one(point.sides(), random);
        Moment moment = new Moment(point.link(), point.call(), side, 1 + random.nextInt(point.most()));
        Duration lasts = Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
        return new Fault(at, what, what == What.KILL ? one(point.parts(), random) : "", lasts, moment);
    }

    private static List<String> workers(List<String> parts) {
        return parts.stream().filter(part -> part.startsWith("worker-")).toList();
    }

    /** The process's name and its clock error in seconds. */
    private static String skewed(String part, int mostSeconds, RandomGenerator random) {
        return part + " by " + (random.nextInt(2 * mostSeconds) - mostSeconds) + " s";
    }

    private static String link(RandomGenerator random) {
        return one(List.of(Link.values()), random).name();
    }

    private static <T> T one(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Number of faults that may each cost a job one attempt. */
    long mayFailAttempts() {
        return faults.stream().filter(FaultPlan::mayFailAttempt).count();
    }

    private static boolean mayFailAttempt(Fault fault) {
        boolean isOfUpload =
                fault.target().startsWith("api-gateway") || fault.target().startsWith("upload-service");
        return fault.what() != What.FALSE_SUCCESS && !isOfUpload;
    }
}
