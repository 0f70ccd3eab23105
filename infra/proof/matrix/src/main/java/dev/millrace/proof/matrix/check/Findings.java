package dev.millrace.proof.matrix.check;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of checking an output.
 *
 * @param faults empty when it is conformant
 * @param driftSeconds drift between sound and picture
 * @param likeness SSIM between the top rendition and the source
 */
public record Findings(List<String> faults, OptionalDouble driftSeconds, OptionalDouble likeness) {

    public Findings {
        faults = List.copyOf(faults);
    }
}
