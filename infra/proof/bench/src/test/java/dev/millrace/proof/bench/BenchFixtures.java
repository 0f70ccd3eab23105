package dev.millrace.proof.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sample results. */
final class BenchFixtures {

    private BenchFixtures() {}

    static Clip aClip(ClipKind kind, int seconds) {
        return new Clip(kind, Duration.ofSeconds(seconds), Path.of("clip." + kind.extension()));
    }

    static Sample took(Way way, double wallSeconds) {
        return sample(way, wallSeconds, null);
    }

    static Sample tookAndWasReady(Way way, double wallSeconds, double readySeconds) {
        return sample(way, wallSeconds, seconds(readySeconds));
    }

    static ClipResult aResult(Clip clip, Sample... samples) {
        ClipResult result = new ClipResult(clip);
        for (Sample sample : samples) {
            result.add(sample);
        }
        return result;
    }

    private static Sample sample(Way way, double wallSeconds, @Nullable Duration ready) {
        Map<String, Double> steps = WorkerLog.steps(List.of(
                "{\"message\":\"Source Facts\"}",
                "{\"message\":\"Attempt 1: start 0.02 s, encode 1 4.56 s\",\"level\":1}"));
        Cost cost = new Cost(seconds(wallSeconds), seconds(wallSeconds * 2));
        return new Sample(way, cost, ready, way.isMillrace() ? steps : Map.of());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
