package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All runs of one clip. The n-th runs of two ways form a pair: they ran one after the other. */
final class ClipResult {

    private final Clip clip;
    private final Map<Way, List<Sample>> samples = new EnumMap<>(Way.class);

    ClipResult(Clip clip) {
        this.clip = clip;
    }

    void add(Sample sample) {
        samples.computeIfAbsent(sample.way(), way -> new ArrayList<>()).add(sample);
    }

    Clip clip() {
        return clip;
    }

    Optional<Spread> wall(Way way) {
        return spread(way, sample -> sample.total().wall());
    }

    Optional<Spread> cpu(Way way) {
        return spread(way, sample -> sample.total().cpu());
    }

    Optional<Spread> ready(Way way) {
        return spread(way, Sample::ready);
    }

    /** Time from the completion response to READY, relative to the clip's length. */
    Optional<Spread> readyPerLength(Way way) {
        double length = seconds(clip.length());
        return ready(way)
                .map(ready -> new Spread(
                        ready.median() / length, ready.lowest() / length, ready.highest() / length, ready.count()));
    }

    /** Ratio of the wall times until all renditions existed, pair by pair. */
    Optional<Spread> wallRatio(Way way, Way toWay) {
        List<Sample> above = of(way);
        List<Sample> below = of(toWay);
        List<Double> ratios = IntStream.range(0, Math.min(above.size(), below.size()))
                .mapToObj(run -> seconds(above.get(run).total().wall())
                        / seconds(below.get(run).total().wall()))
                .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    /** The worker's steps in any run, in order. */
    List<String> steps(Way way) {
        return of(way).stream()
                .flatMap(sample -> sample.steps().keySet().stream())
                .distinct()
                .toList();
    }

    /** Seconds of one of the worker's steps. */
    Optional<Spread> step(Way way, String step) {
        List<Double> values = of(way).stream()
                .map(sample -> sample.steps().get(step))
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    private Optional<Spread> spread(Way way, Function<Sample, ? extends Duration> what) {
        List<Double> values = of(way).stream()
                .map(sample -> (Duration) what.apply(sample))
                .filter(Objects::nonNull)
                .map(ClipResult::seconds)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    private List<Sample> of(Way way) {
        return samples.getOrDefault(way, List.of());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
