package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.matrix.input.Expected;
import dev.millrace.proof.matrix.input.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LevelRulesTest {

    @Test
    void aMonoSoundThatKeepsThePowerOfBothIsFine() {
        assertThat(faults(Trait.BOTH_SIDES, stereo(0.2, 0.2), mono(0.2))).isEmpty();
        assertThat(faults(Trait.LEFT_TWICE_RIGHT, stereo(0.2, 0.1), mono(0.15))).isEmpty();
        assertThat(faults(Trait.SOUND, stereo(0.2, 0), mono(0.14))).isEmpty();
    }

    @Test
    void aMonoSoundInWhichLeftAndRightCancelEachOtherIsAFault() {
        assertThat(faults(Trait.BOTH_SIDES, stereo(0.2, 0.2), mono(0.0001)))
                .containsExactly("a sound of 1 channels is at 0.0001, another at 0.2000");
    }

    @Test
    void silenceIsSilentEverywhere() {
        assertThat(faults(Trait.SOUND, stereo(0, 0), mono(0))).isEmpty();
    }

    @Test
    void aSideThatIsMissingTooStrongOrOnTheOtherSideIsAFault() {
        assertThat(faults(Trait.BOTH_SIDES, stereo(0.2, 0))).hasSize(1);
        assertThat(faults(Trait.BOTH_SIDES, stereo(0, 0))).hasSize(1);
        assertThat(faults(Trait.LEFT_TWICE_RIGHT, stereo(0.2, 0.2))).hasSize(1);
        assertThat(faults(Trait.LEFT_TWICE_RIGHT, stereo(0.1, 0.2)))
                .containsExactly("left is at 0.1000 and right at 0.2000");
    }

    private static double[] stereo(double left, double right) {
        return new double[] {left, right};
    }

    private static double[] mono(double level) {
        return new double[] {level};
    }

    private static List<String> faults(Trait trait, double[]... levels) {
        return LevelRules.faults(Arrays.asList(levels), new Expected.Ready(640, 360, 2, 0, 0.04, 0, 0, Set.of(trait)));
    }
}
