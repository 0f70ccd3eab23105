package dev.millrace.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.segments.Tracks;
import dev.millrace.worker.verify.VerifiedOutput.AudioOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellularPeakTest {

    private static final Rational RATE = new Rational(25, 1);

    @ParameterizedTest
    @CsvSource({"500, 250, true", "800, 250, false", "800, 50, true"})
    void pictureAndSoundTogetherFitACellularNetwork(int frameBytes, int frames, boolean isAllowed) {
        assertThat(CellularPeak.of(output("240p", frameBytes, frames)))
                .hasValueSatisfying(peak -> assertThat(peak.isAllowed()).isEqualTo(isAllowed));
    }

    @Test
    void aVideoWithoutACellularRungHasNone() {
        assertThat(CellularPeak.of(output("480p", 500, 250))).isEmpty();
    }

    private static VerifiedOutput output(String label, int frameBytes, int frames) {
        Rendition rendition = new Rendition(label, 426, 240, RATE, 100, false, "sound");
        return new VerifiedOutput(
                List.of(new Picture(rendition, Tracks.picture(426, 240, RATE, frames, frameBytes))),
                List.of(new AudioOutput(new AudioRendition("sound", 1, 48), Tracks.sound(frames / 25.0, 128))),
                6);
    }
}
