package dev.millrace.proof.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What we want to reach, and how it is read from what was measured. */
enum Aim {
    /** What the suite around ffmpeg may cost: queue, download, checks, upload, reports. */
    NEAR_BARE("all rungs in one pass ÷ bare ffmpeg", 1.05, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return result.wallRatio(Way.ONE_PASS, Way.BARE);
        }
    },
    /** What decoding once must save. */
    BELOW_PER_RUNG("all rungs in one pass ÷ one ffmpeg per rung", 0.75, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return result.wallRatio(Way.ONE_PASS, Way.PER_RUNG);
        }
    },
    /** What a minute that is fit to be streamed may keep its owner waiting. */
    STREAMABLE_MINUTE("complete → READY", 5, " s") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return minuteOf(ClipKind.STREAMABLE, result, clip -> clip.ready(Way.MILLRACE));
        }
    },
    /** What a minute from most phones may keep its owner waiting. */
    PHONE_MINUTE("complete → READY ÷ length", 0.3, "") {
        @Override
        Optional<Spread> measured(ClipResult result) {
            return minuteOf(ClipKind.H264, result, clip -> clip.readyPerLength(Way.MILLRACE));
        }
    };

    private final String title;
    private final double most;
    private final String unit;

    Aim(String title, double most, String unit) {
        this.title = title;
        this.most = most;
        this.unit = unit;
    }

    /** Empty where the clip is none of the aim's or a way was not measured. */
    abstract Optional<Spread> measured(ClipResult result);

    /** The aim held against one clip. */
    record Verdict(Aim aim, Clip clip, Spread measured) {

        boolean isMet() {
            return measured.median() <= aim.most;
        }

        String measuredText() {
            return measured.text(3) + aim.unit;
        }
    }

    /** All verdicts that the results allow, aim by aim. */
    static List<Verdict> verdicts(List<ClipResult> results) {
        return Stream.of(values())
                .flatMap(aim -> results.stream()
                        .flatMap(result ->
                                aim
                                        .measured(result)
                                        .map(measured -> new Verdict(aim, result.clip(), measured))
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
