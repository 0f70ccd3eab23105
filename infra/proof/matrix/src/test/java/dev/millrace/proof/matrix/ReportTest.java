package dev.millrace.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.matrix.input.Inputs;
import dev.millrace.proof.matrix.input.MediaInput;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final MediaInput phone = Inputs.matching("^mp4-h264-aac$").get(0);
    private final MediaInput text = Inputs.matching("^text$").get(0);

    @Test
    void eachInputHasARowUnderItsTheme() {
        Verdict played = new Verdict(
                phone,
                "READY",
                List.of(),
                OptionalDouble.of(0.0123),
                OptionalDouble.of(0.98765),
                Duration.ofMillis(1540));
        Verdict refused = Verdict.of(text, "refused with 415", List.of(), Duration.ZERO);

        String report = Report.of(new Matrix.Outcome(List.of(played, refused), 0), List.of("One worker."));

        assertThat(report)
                .contains("**2 of 2 as expected.**", "- One worker.", "## Containers and codecs", "## Not a video")
                .contains("| mp4-h264-aac | what most phones make | READY 320x240 | READY | 12 ms | 0.988 | 1.5 |")
                .contains("| text |  | refused with 415 | refused with 415 |  |  |  |")
                .doesNotContain("## Bombs");
    }

    @Test
    void failuresAreHighlighted() {
        Verdict bad = Verdict.of(phone, "READY", List.of("sound drifts by 90 ms", "a | b"), Duration.ZERO);

        assertThat(Report.of(new Matrix.Outcome(List.of(bad), 0), List.of()))
                .contains("**0 of 1 as expected.**", "**READY**: sound drifts by 90 ms; a \\| b");
    }

    @Test
    void aCalledCanarySpoilsIt() {
        assertThat(new Matrix.Outcome(List.of(), 1).isGood()).isFalse();
        assertThat(new Matrix.Outcome(List.of(), 0).isGood()).isTrue();
    }
}
