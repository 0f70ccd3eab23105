package dev.millrace.proof.matrix.check;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the check of an output found.
 *
 * @param faults empty when it is conformant
 * @param driftSeconds of sound against picture
 * @param likeness SSIM of the top rendition to the source
 */
public record Findings(List<String> faults, OptionalDouble driftSeconds, OptionalDouble likeness) {

    public Findings {
        faults = List.copyOf(faults);
    }
}
