package dev.millrace.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.Sources;
import dev.millrace.worker.probe.VideoStream;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final List<String> ALL = List.of("1080p", "720p", "480p");
    private static final PlanProperties HIGH_FRAME_RATE = new PlanProperties(true, true, 128);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1920 | 1080 | 1080p 1920x1080, 720p 1280x720, 480p 854x480, 240p 426x240
            3840 | 2160 | 1080p 1920x1080, 720p 1280x720, 480p 854x480, 240p 426x240
            1080 | 1920 | 1080p 1080x1920, 720p 720x1280, 480p 480x854, 240p 240x426
            1600 |  900 | 1080p 1600x900, 720p 1280x720, 480p 854x480, 240p 426x240
            1280 |  720 | 720p 1280x720, 480p 854x480, 240p 426x240
             426 |  240 | 480p 426x240
             640 |  360 | 480p 640x360, 240p 426x240
             240 |  320 | 480p 240x320
             641 |  361 | 480p 640x360, 240p 426x240
            3840 | 1080 | 1080p 1920x540, 720p 1280x360, 480p 854x240, 240p 426x120
            1920 |   64 | 1080p 1920x64, 720p 1280x42, 480p 854x28, 240p 426x14
               1 |    1 | 480p 2x2
            """)
    void rungsFitTheirBoxesAndNeverExceedTheSource(int width, int height, String expected) {
        String planned = Plans.of(source(width, height, new Rational(30, 1)), ALL).renditions().stream()
                .map(rendition -> rendition.label() + " " + rendition.width() + "x" + rendition.height())
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
        "297/10, 297/10, 60",
        "1199/50, 24000/1001, 48",
        "24/1, 24/1, 48",
        "2997/200, 15000/1001, 30",
        "149/10, 149/10, 30",
        "8192/49327, 10/1, 20",
        "49/10, 147/10, 29",
        "501/10, 501/20, 50",
        "27/1, 30000/1001, 60",
        "188/5, 30/1, 60",
        "40/1, 20/1, 40",
        "10/1, 10/1, 20",
        "5/1, 10/1, 20",
        "1/10, 10/1, 20",
        "1/3600, 10/1, 20",
        "15/2, 15/1, 30",
        "8/1, 16/1, 32",
        "25/2, 25/2, 25",
        "17/1, 17/1, 34",
    })
    void frameRatesBecomeStandardAndAtMost30(String source, String planned, int gop) {
        Plan plan = Plans.of(source(1280, 720, Rational.parse(source)), ALL);

        assertThat(plan.renditions().get(0).frameRate()).isEqualTo(Rational.parse(planned));
        assertThat(plan.renditions().get(0).gopFrames()).isEqualTo(gop);
    }

    @ParameterizedTest
    @CsvSource({
        "60/1, 60/1, 30/1",
        "60000/1001, 60000/1001, 30000/1001",
        "50/1, 50/1, 25/1",
        "48/1, 48/1, 24/1",
        "240/1, 60/1, 30/1",
        "100/1, 50/1, 25/1",
        "30/1, 30/1, 30/1",
        "40/1, 20/1, 20/1",
        "501/10, 501/10, 501/20",
        "297/5, 297/5, 297/10",
    })
    void ifTheSettingSaysSoTheTopKeepsUpTo60AndKeyFramesStandAtTheSameTimes(String source, String top, String other) {
        List<Rendition> renditions = Plans.of(source(1280, 720, Rational.parse(source)), ALL, HIGH_FRAME_RATE)
                .renditions();

        assertThat(renditions).extracting(Rendition::frameRate).first().isEqualTo(Rational.parse(top));
        assertThat(renditions.get(1).frameRate()).isEqualTo(Rational.parse(other));
        assertThat(renditions)
                .allSatisfy(rendition -> assertThat(
                                rendition.gopFrames() / rendition.frameRate().value())
                        .isCloseTo(
                                renditions.get(0).gopFrames()
                                        / renditions.get(0).frameRate().value(),
                                within(1e-9)));
    }

    @Test
    void smallPicturesNeverKeepMoreThan30() {
        Plan plan = Plans.of(source(854, 480, new Rational(60, 1)), ALL, HIGH_FRAME_RATE);

        assertThat(plan.renditions().get(0).frameRate()).isEqualTo(new Rational(30, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "30/1, 15/1",
        "30000/1001, 15000/1001",
        "297/10, 297/20",
        "25/1, 25/2",
        "24000/1001, 12000/1001",
        "60/1, 15/1",
        "20/1, 20/1",
        "10/1, 10/1",
    })
    void theCellularRenditionHasHalfOfTheFramesWhereThereAreEnough(String source, String cellular) {
        List<Rendition> renditions =
                Plans.of(source(1280, 720, Rational.parse(source)), ALL).renditions();

        Rendition last = renditions.get(renditions.size() - 1);
        assertThat(last.isCellular()).isTrue();
        assertThat(last.frameRate()).isEqualTo(Rational.parse(cellular));
        assertThat(last.gopFrames() / last.frameRate().value())
                .isCloseTo(
                        renditions.get(0).gopFrames()
                                / renditions.get(0).frameRate().value(),
                        within(1e-9));
    }

    @Test
    void theLowestFullRenditionAndTheSoundComeFirstAndMakeItPlay() {
        Plan plan = Plans.of(withSound(1920, 1080), ALL);

        assertThat(plan.passes())
                .extracting(Pass::labels)
                .containsExactly(List.of("480p", "audio"), List.of("1080p", "720p", "240p", "audio-mono"));
        assertThat(plan.renditions())
                .extracting(Rendition::sound)
                .containsExactly("audio", "audio", "audio", "audio-mono");
    }

    @Test
    void theCellularRenditionOfASmallSourceComesSecond() {
        assertThat(Plans.of(withSound(640, 360), ALL).passes())
                .extracting(Pass::labels)
                .containsExactly(List.of("480p", "audio"), List.of("240p", "audio-mono"));
    }

    @Test
    void aSourceAsSmallAsTheCellularBoxHasOneRenditionInOnePass() {
        Plan plan = Plans.of(withSound(320, 240), ALL);

        assertThat(plan.passes()).extracting(Pass::labels).containsExactly(List.of("480p", "audio"));
    }

    @Test
    void aCopyPlaysAloneThenTheCellularRenditionJoinsItAndThenTheRest() {
        Plan plan = Plans.of(withSound(1920, 1080), ALL).withCopiedTop();

        assertThat(plan.passes())
                .extracting(Pass::labels)
                .containsExactly(List.of("1080p", "audio"), List.of("240p", "audio-mono"), List.of("720p", "480p"));
        assertThat(plan.passes().get(0).encoded()).isEmpty();
        assertThat(plan.stages())
                .extracting(stage ->
                        stage.renditions().stream().map(Rendition::label).toList())
                .containsExactly(List.of("1080p"), List.of("1080p", "240p"), List.of("1080p", "720p", "480p", "240p"));
        assertThat(plan.inOneGo().passes())
                .extracting(Pass::labels)
                .containsExactly(List.of("1080p", "720p", "480p", "240p", "audio", "audio-mono"));
        assertThat(plan.inOneGo().isStaged()).isFalse();
    }

    @Test
    void withoutTheCopyItIsThePlanItWas() {
        Plan plan = Plans.of(withSound(1920, 1080), ALL);

        assertThat(plan.withCopiedTop().withoutCopy()).isEqualTo(plan);
        assertThat(plan.withoutCopy()).isSameAs(plan);
    }

    @ParameterizedTest
    @CsvSource({
        "h264, 900000, 990, 990, 990",
        "hevc, 900000, 1584, 1584, 1200",
        "h264, 90000, 200, 200, 200",
        "h264, 20000000, 5000, 2800, 1200",
        "h264, 0, 5000, 2800, 1200",
    })
    void noMoreIsSpentThanTheSourceSpends(String codec, long bitrateBps, int top, int middle, int low) {
        SourceFacts plain = source(1920, 1080, new Rational(30, 1));
        VideoStream picture = new VideoStream("High", 40, 1920, 1080, bitrateBps, 0, true, 0, Sources.BT709);
        SourceFacts source = new SourceFacts(
                10, 0, 0, codec, 1920, 1080, plain.frameRate(), false, null, picture, plain.file(), List.of());

        assertThat(Plans.of(source, ALL).renditions())
                .extracting(Rendition::capKbps)
                .containsExactly(top, middle, low, 100);
    }

    @Test
    void segmentsLastThreeGroupsOfPictures() {
        Plan plan = Plans.of(source(1280, 720, new Rational(30000, 1001)), ALL);

        assertThat(plan.segmentSeconds()).isEqualTo(6.006, within(1e-9));
    }

    @Test
    void capsShrinkWithThePicture() {
        assertThat(Plans.of(source(640, 360, new Rational(30, 1)), ALL).renditions())
                .containsExactly(
                        new Rendition("480p", 640, 360, new Rational(30, 1), 674, false, null),
                        new Rendition("240p", 426, 240, new Rational(15, 1), 100, false, null));
    }

    @Test
    void onlyTheWantedLabelsAreMadeAndUnknownOnesArePassedOver() {
        SourceFacts source = source(1920, 1080, new Rational(30, 1));

        assertThat(Plans.of(source, List.of("720p", "9000p")).renditions())
                .extracting(Rendition::label)
                .containsExactly("720p", "240p");
        assertThat(Plans.of(source, List.of("9000p")).renditions()).hasSize(4);
    }

    private static SourceFacts withSound(int width, int height) {
        return Sources.plain(10, "h264", width, height, new Rational(30, 1), false, Sources.STEREO);
    }

    private static SourceFacts source(int width, int height, Rational rate) {
        return Sources.plain(10, "h264", width, height, rate, false, null);
    }
}
