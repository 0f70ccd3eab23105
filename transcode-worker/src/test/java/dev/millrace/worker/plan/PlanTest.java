package dev.millrace.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final List<String> ALL = List.of("1080p", "720p", "480p");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1920 | 1080 | 1080p 1920x1080, 720p 1280x720, 480p 854x480
            3840 | 2160 | 1080p 1920x1080, 720p 1280x720, 480p 854x480
            1080 | 1920 | 1080p 1080x1920, 720p 720x1280, 480p 480x854
            1600 |  900 | 1080p 1600x900, 720p 1280x720, 480p 854x480
            1280 |  720 | 720p 1280x720, 480p 854x480
             640 |  360 | 480p 640x360
             240 |  320 | 480p 240x320
             641 |  361 | 480p 640x360
            3840 | 1080 | 1080p 1920x540, 720p 1280x360, 480p 854x240
            1920 |   64 | 1080p 1920x64, 720p 1280x42, 480p 854x28
               1 |    1 | 480p 2x2
            """)
    void rungsFitTheirBoxesAndNeverExceedTheSource(int width, int height, String expected) {
        String planned = Plan.of(source(width, height, new Rational(30, 1)), ALL).rungs().stream()
                .map(rung -> rung.label() + " " + rung.width() + "x" + rung.height())
                .collect(Collectors.joining(", "));

        assertThat(planned).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "30/1, 30/1, 60",
        "30000/1001, 30000/1001, 60",
        "60/1, 30/1, 60",
        "240/1, 30/1, 60",
        "50/1, 25/1, 50",
        "60000/1001, 30000/1001, 60",
        "24000/1001, 24000/1001, 48",
        "2997/100, 30000/1001, 60",
        "27/1, 30000/1001, 60",
        "10/1, 10/1, 20",
        "5/1, 10/1, 20",
    })
    void frameRatesBecomeStandardAndAtMost30(String source, String planned, int gop) {
        Plan plan = Plan.of(source(1280, 720, Rational.parse(source)), ALL);

        assertThat(plan.rungs().get(0).frameRate()).isEqualTo(Rational.parse(planned));
        assertThat(plan.rungs().get(0).gopFrames()).isEqualTo(gop);
    }

    @Test
    void segmentsLastThreeGroupsOfPictures() {
        Plan plan = Plan.of(source(1280, 720, new Rational(30000, 1001)), ALL);

        assertThat(plan.segmentSeconds()).isEqualTo(6.006, within(1e-9));
    }

    @Test
    void capsShrinkWithThePicture() {
        assertThat(Plan.of(source(640, 360, new Rational(30, 1)), ALL).rungs())
                .containsExactly(new Rung("480p", 640, 360, new Rational(30, 1), 674, false, null));
    }

    @Test
    void onlyTheWantedLabelsAreMadeAndUnknownOnesArePassedOver() {
        SourceFacts source = source(1920, 1080, new Rational(30, 1));

        assertThat(Plan.of(source, List.of("720p", "9000p")).rungs())
                .extracting(Rung::label)
                .containsExactly("720p");
        assertThat(Plan.of(source, List.of("9000p")).rungs()).hasSize(3);
    }

    private static SourceFacts source(int width, int height, Rational rate) {
        return new SourceFacts(10, 0, "h264", width, height, rate, false, null);
    }
}
