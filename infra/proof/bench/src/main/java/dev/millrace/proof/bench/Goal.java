package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Performance goals, and how to evaluate them from the results. */
enum Goal {
    /** Limit for the suite's overhead over ffmpeg: queue, download, checks, upload, reports. */
    NEAR_BARE("all rungs in one pass ÷ bare ffmpeg", 1.05, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return result.wallRatio(Way.ONE_PASS, Way.BARE);
        }
    },
    /** Least saving from decoding once. */
    BELOW_PER_RUNG("all rungs in one pass ÷ one ffmpeg per rung", 0.75, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return result.wallRatio(Way.ONE_PASS, Way.PER_RUNG);
        }
    },
    /** Longest wait for a streamable minute. */
    STREAMABLE_MINUTE("complete → READY", 5, " s") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return minuteOf(ClipKind.STREAMABLE, result, clip -> clip.ready(Way.MILLRACE));
        }
    },
    /** Longest wait for a minute from most phones. */
    PHONE_MINUTE("complete → READY ÷ length", 0.3, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return minuteOf(ClipKind.H264, result, clip -> clip.readyPerLength(Way.MILLRACE));
        }
    };

    private final String title;
    private final double most;
    private final String unit;

    Goal(String title, double most, String unit) {
        this.title = title;
        this.most = most;
        this.unit = unit;
    }

    /** Empty if the goal does not apply to the clip or a way was not measured. */
    abstract Optional<Spread> measured(ClipResult result);

    /** The goal evaluated for one clip. */
    record Verdict(Goal goal, Clip clip, Spread measured) {

        boolean isMet() {
            return measured.median() <= goal.most;
        }

        String measuredText() {
            return measured.text(3) + goal.unit;
        }
    }

    /** All verdicts that the results allow, goal by goal. */
    static List<Verdict> verdicts(List<ClipResult> results) {
        return Stream.of(values())
                .flatMap(goal -> results.stream()
                        .flatMap(result ->
                                goal
                                        .measured(result)
                                        .map(measured -> new Verdict(goal, result.clip(), measured))
                                        .stream()))
                .toList();
    }

    String title() {
        return title;
    }

    String limitText() {
        return "≤ " + (most == Math.rint(most) ? String.valueOf((long) most) : String.valueOf(most)) + unit;
    }

    private static Optional<Spread> minuteOf(
            ClipKind kind, ClipResult result, Function<ClipResult, Optional<Spread>> measured) {
        boolean isOurs = result.clip().kind() == kind && result.clip().length().equals(Duration.ofMinutes(1));
        return isOurs ? measured.apply(result) : Optional.empty();
    }
}
