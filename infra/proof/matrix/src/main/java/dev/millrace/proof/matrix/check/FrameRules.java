package dev.millrace.proof.matrix.check;

import dev.millrace.proof.matrix.check.Onsets.Sample;
import dev.millrace.proof.matrix.input.TestPicture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Frames have the right rate and times. Pure. */
final class FrameRules {

    private static final double RATE_SLACK = 0.005;
    private static final double HIGHEST = 30;
    private static final double ROUNDING = 0.002;
    private static final double SLIDE_SECONDS = 2;
    private static final double SLIDE_SLACK = 0.11;
    /** A flash lasts 0.1 s and differs from its neighbouring frames. */
    private static final double FLASH_REACH = 0.2;
    /** Encoding changes a static picture by less. */
    private static final double LEAST_MOVE = 0.2;

    private static final double LEAST_SLIDE = 1;

    private FrameRules() {}

    /** Frame duration of the top rendition: rates above 30 are halved. */
    static double playedSeconds(double frameSeconds) {
        return 1 / frameSeconds > HIGHEST + RATE_SLACK ? 2 * frameSeconds : frameSeconds;
    }

    static Optional<String> rate(String what, double rate, double frameSeconds) {
        double wanted = 1 / frameSeconds;
        if (Math.abs(rate / wanted - 1) <= RATE_SLACK) {
            return Optional.empty();
        }
        return Optional.of(String.format(Locale.ROOT, "%s %.3f frames a second and not %.3f", what, rate, wanted));
    }

    /** Each flash starts with the first frame at or after its time in the test picture, and the first flash exists. */
    static Optional<String> flashes(List<Double> seconds, double frameSeconds) {
        if (seconds.isEmpty() || seconds.get(0) > TestPicture.PERIOD) {
            return Optional.of("the first flash is not seen");
        }
        return seconds.stream()
                .filter(flash -> {
                    double late = sinceFlash(flash + ROUNDING) - ROUNDING;
                    return late >= frameSeconds - ROUNDING;
                })
                .findFirst()
                .map(flash -> String.format(Locale.ROOT, "a flash at %.3f s", flash));
    }

    /** Largest offset of a beep from its time in the test picture, in seconds; empty without beeps. */
    static OptionalDouble late(List<Double> beeps) {
        return beeps.stream()
                .mapToDouble(beep -> Math.abs(beep % TestPicture.PERIOD - TestPicture.PERIOD / 2))
                .max();
    }

    private static double sinceFlash(double second) {
        return (second + TestPicture.PERIOD / 2) % TestPicture.PERIOD;
    }

    /** @param changes how much each frame differs from the one before */
    static Optional<String> moves(List<Sample> changes) {
        return changes.stream()
                .skip(1)
                .filter(change -> sinceFlash(change.seconds()) > FLASH_REACH && change.value() < LEAST_MOVE)
                .findFirst()
                .map(change -> String.format(Locale.ROOT, "nothing moves at %.3f s", change.seconds()));
    }

    /** @param changes how much each frame differs from the one before */
    static Optional<String> slides(List<Sample> changes, double seconds) {
        List<Double> seen = changes.stream()
                .filter(change -> change.value() > LEAST_SLIDE)
                .map(Sample::seconds)
                .toList();
        boolean isInTime = seen.stream()
                .allMatch(
                        change -> Math.abs(change - SLIDE_SECONDS * Math.round(change / SLIDE_SECONDS)) < SLIDE_SLACK);
        boolean isWhole = seen.size() == Math.ceil(seconds / SLIDE_SECONDS) - 1;
        return isInTime && isWhole ? Optional.empty() : Optional.of("slides change at " + seen);
    }
}
