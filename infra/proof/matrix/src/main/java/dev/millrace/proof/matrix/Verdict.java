package dev.millrace.proof.matrix;

import dev.millrace.proof.matrix.input.MediaInput;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What became of one input.
 *
 * @param got in a person's words
 * @param faults empty when all is as expected
 * @param took from the end of the upload until nothing changed any more
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

    /** One of which nothing was measured. */
    static Verdict of(MediaInput input, String got, List<String> faults, Duration took) {
        return new Verdict(input, got, faults, OptionalDouble.empty(), OptionalDouble.empty(), took);
    }

    /** Whether all is as expected. */
    public boolean isGood() {
        return faults.isEmpty();
    }
}
