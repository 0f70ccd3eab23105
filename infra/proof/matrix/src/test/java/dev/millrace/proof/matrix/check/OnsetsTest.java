package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnsetsTest {

    @Test
    void aFlashBeginsWhereThePictureTurnsBright() {
        List<Onsets.Sample> brightness = IntStream.range(0, 60)
                .mapToObj(
                        frame -> new Onsets.Sample(frame / 30.0, frame >= 15 && frame < 18 || frame >= 45 ? 235 : 110))
                .toList();

        assertThat(Onsets.flashes(brightness)).containsExactly(0.5, 1.5);
    }

    @Test
    void aPictureThatHardlyChangesHasNoFlash() {
        List<Onsets.Sample> brightness =
                List.of(new Onsets.Sample(0, 100), new Onsets.Sample(0.1, 120), new Onsets.Sample(0.2, 100));

        assertThat(Onsets.flashes(brightness)).isEmpty();
    }

    @Test
    void aBrightBeginningAndAGlimmerAreNoFlashes() {
        double[] values = {235, 235, 110, 160, 110, 235, 110};
        List<Onsets.Sample> brightness = IntStream.range(0, values.length)
                .mapToObj(frame -> new Onsets.Sample(frame / 10.0, values[frame]))
                .toList();

        assertThat(Onsets.flashes(brightness)).containsExactly(0.5);
    }

    @Test
    void aBeepBeginsAfterSilenceAndIsCountedOnce() {
        assertThat(Onsets.beeps(beepsAt(0.5, 1.5), 8000)).hasSize(2).satisfies(beeps -> {
            assertThat(beeps.get(0)).isCloseTo(0.5, within(0.002));
            assertThat(beeps.get(1)).isCloseTo(1.5, within(0.002));
        });
    }

    @Test
    void silenceHasNoBeep() {
        assertThat(Onsets.beeps(new short[8000], 8000)).isEmpty();
    }

    @Test
    void aThirdOfTheLoudestIsABeepAndAFifthIsNone() {
        short[] pcm = beepsAt(0.5, 1.0, 1.5);
        for (int i = 0; i < 800; i++) {
            pcm[8000 + i] /= 5;
            pcm[12_000 + i] /= 3;
        }

        assertThat(Onsets.beeps(pcm, 8000))
                .hasSize(2)
                .satisfies(beeps -> assertThat(beeps.get(1)).isCloseTo(1.5, within(0.002)));
    }

    @Test
    void inaudibleBeepIsNoBeep() {
        short[] pcm = beepsAt(0.5);
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] /= 40;
        }

        assertThat(Onsets.beeps(pcm, 8000)).isEmpty();
    }

    @Test
    void aFlashGoesWithTheNearestBeep() {
        assertThat(Onsets.lags(List.of(1.5), List.of(1.2, 1.55, 1.9)))
                .singleElement()
                .satisfies(lag -> assertThat(lag).isCloseTo(0.05, within(1e-9)));
    }

    @Test
    void driftIsTheSameEitherWay() {
        assertThat(Onsets.drift(List.of(0.0, 0.08), List.of(0.01, 0.02))).hasValueCloseTo(0.06, within(1e-9));
        assertThat(Onsets.drift(List.of(0.0, 0.08), List.of(0.05, 0.08))).hasValueCloseTo(0.05, within(1e-9));
    }

    @Test
    void driftIsHowMuchTheLagOfABeepHasChanged() {
        List<Double> source = Onsets.lags(List.of(0.5, 1.5), List.of(0.51, 1.51));
        List<Double> output = Onsets.lags(List.of(0.5, 1.5), List.of(0.52, 1.58));

        assertThat(Onsets.drift(source, output)).hasValueCloseTo(0.07, within(1e-9));
    }

    @Test
    void aFlashWithoutABeepNearbyIsLeftOut() {
        assertThat(Onsets.lags(List.of(0.5, 1.5), List.of(1.6))).hasSize(1);
        assertThat(Onsets.drift(List.of(), List.of(0.1))).isEmpty();
    }

    private static short[] beepsAt(double... seconds) {
        short[] pcm = new short[16_000];
        for (double second : seconds) {
            for (int i = 0; i < 800; i++) {
                pcm[(int) (second * 8000) + i] = (short) (10_000 * Math.sin(2 * Math.PI * 1000 * i / 8000));
            }
        }
        return pcm;
    }
}
