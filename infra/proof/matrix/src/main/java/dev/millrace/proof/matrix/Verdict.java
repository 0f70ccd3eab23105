package dev.millrace.proof.matrix;

import dev.millrace.proof.matrix.input.MediaInput;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of one input.
 *
 * @param got readable result
 * @param faults deviations from what is expected
 * @param took from the end of the upload to the final state
 */
public record Verdict(
        MediaInput input,
        String got,
        List<String> faults,
        OptionalDouble driftSeconds,
        OptionalDouble likeness,
        Duration took) {

    public Verdict {
        faults = List.copyOf(faults);
    }

    /** A verdict without measurements. */
    static Verdict of(MediaInput input, String got, List<String> faults, Duration took) {
        return new Verdict(input, got, faults, OptionalDouble.empty(), OptionalDouble.empty(), took);
    }

    public boolean isGood() {
        return faults.isEmpty();
    }
}
