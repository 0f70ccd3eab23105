package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Performance goals, and how to evaluate them from the results. */
enum Goal {
    /** Limit for the suite's overhead over ffmpeg: queue, download, checks, upload, reports. */
    NEAR_BARE("all rungs in one pass ÷ bare ffmpeg", 1.03, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return isShort(result) ? Optional.empty() : result.wallRatio(Way.ONE_PASS, Way.BARE);
        }
    },
    /** The same for a clip that is over before the overhead is paid off. */
    SHORT_NEAR_BARE("all rungs in one pass ÷ bare ffmpeg", 1.10, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return isShort(result) ? result.wallRatio(Way.ONE_PASS, Way.BARE) : Optional.empty();
        }
    },
    /** Least saving from decoding once. */
    BELOW_PER_RUNG("all rungs in one pass ÷ one ffmpeg per rung", 0.75, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return result.wallRatio(Way.ONE_PASS, Way.PER_RUNG);
        }
    },
    /** The price of playing early: what is decoded more than once. */
    STAGES("all rungs in stages ÷ in one pass", 1.08, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return result.wallRatio(Way.MILLRACE, Way.ONE_PASS);
        }
    },
    /** Longest wait for a streamable minute. */
    STREAMABLE_MINUTE("complete → READY", 2.5, " s") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return ready(ClipKind.STREAMABLE, Duration.ofMinutes(1), result);
        }
    },
    /** Longest wait for five streamable minutes. */
    STREAMABLE_MINUTES("complete → READY", 6, " s") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return ready(ClipKind.STREAMABLE, Duration.ofMinutes(5), result);
        }
    },
    /** Longest wait for a minute from most phones. */
    PHONE_MINUTE("complete → READY", 11, " s") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return ready(ClipKind.H264, Duration.ofMinutes(1), result);
        }
    },
    /** Longest wait for a minute from newer phones. */
    HDR_MINUTE("complete → READY", 14, " s") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return ready(ClipKind.HLG, Duration.ofMinutes(1), result);
        }
    };

    private static final Duration SHORT = Duration.ofMinutes(1);

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

    private static boolean isShort(ClipResult result) {
        return result.clip().length().compareTo(SHORT) < 0;
    }

    private static Optional<Spread> ready(ClipKind kind, Duration length, ClipResult result) {
        boolean isMeant = result.clip().kind() == kind && result.clip().length().equals(length);
        return isMeant ? result.ready(Way.MILLRACE) : Optional.empty();
    }
}
