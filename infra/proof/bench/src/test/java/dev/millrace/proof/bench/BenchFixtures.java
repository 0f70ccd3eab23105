package dev.millrace.proof.bench;

import java.nio.file.Path;
import java.time.Duration;
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
        return new Sample(way, new Cost(seconds(wallSeconds), seconds(wallSeconds * 2)), ready);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
