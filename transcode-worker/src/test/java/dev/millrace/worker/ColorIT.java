package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Hdr;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.ColorChart.Coding;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Measures how probe, plan and encode change known colours; the figures are in
 * infra/docs/reports/colour.md. Errors are distances in CIE Lab; 2.3 is just noticeable.
 */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class ColorIT {

    private static final Logger log = LoggerFactory.getLogger(ColorIT.class);
    private static final String HEVC =
            "-c:v libx265 -crf 4 -preset fast -x265-params log-level=error -tag:v hvc1 -pix_fmt yuv420p10le";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    ColorIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    @ParameterizedTest
    @CsvSource({"HLG, 1.7, 5.5, 12", "PQ, 1.0, 4.0, 9.5"})
    void highDynamicRangeKeepsItsColorsBelowTheWhiteOfAPage(
            Coding coding, double meanOfEveryday, double maxOfEveryday, double maxOfAll) throws Exception {
        Path source = source(coding, HEVC);
        assertThat(probe.probe(source, signal).summary().hdr()).isEqualTo(Hdr.valueOf(coding.name()));

        List<Double> errors = errorsAfterEncoding(source);

        List<Double> everyday = errors.subList(0, ColorChart.everyday());
        log.info("{}: {}; of all {}", coding, figures(everyday), figures(errors));
        assertThat(mean(everyday)).isLessThan(meanOfEveryday);
        assertThat(max(everyday)).isLessThan(maxOfEveryday);
        assertThat(max(errors)).isLessThan(maxOfAll);
    }

    @ParameterizedTest
    @CsvSource({"HLG", "PQ"})
    void withoutToneMappingTheSameColorsAreFarOff(Coding coding) {
        List<Double> errors = ColorChart.errors(frame(source(coding, HEVC), "bt709"));

        log.info("{} without tone mapping: {}", coding, figures(errors.subList(0, ColorChart.everyday())));
        assertThat(mean(errors.subList(0, ColorChart.everyday()))).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "BT709,      -c:v libx264 -crf 4 -pix_fmt yuv420p",
        "BT709,      -c:v libx264 -crf 4 -pix_fmt yuv444p10le",
        "BT709,      -c:v libx264 -crf 4 -pix_fmt yuv422p10le",
        "BT601,      -c:v libx264 -crf 4 -pix_fmt yuv420p",
        "BT601_FULL, -c:v libx264 -crf 4 -pix_fmt yuv420p",
        "BT601_FULL, -c:v mjpeg -q:v 2 -pix_fmt yuv420p",
        "BT2020,     " + HEVC,
    })
    void standardDynamicRangeKeepsAllItsColors(Coding coding, String codec) throws Exception {
        List<Double> errors = errorsAfterEncoding(source(coding, codec));

        log.info("{} {}: {}", coding, codec, figures(errors));
        assertThat(mean(errors)).isLessThan(1.2);
        assertThat(max(errors)).isLessThan(4.5);
    }

    @Test
    void rgbKeepsAllItsColors() throws Exception {
        List<Double> errors = errorsAfterEncoding(source(Coding.BT709, "-c:v png -pix_fmt rgb24"));

        assertThat(mean(errors)).isLessThan(1.2);
        assertThat(max(errors)).isLessThan(4.5);
    }

    private Path source(Coding coding, String codec) {
        Path raw = ColorChart.write(directory.resolve("chart.yuv"), coding);
        Path clip = directory.resolve("chart.mov");
        String words = "-f rawvideo -pix_fmt yuv444p10le -s 640x360 -r 25 -i %s -vf %s %s %s"
                .formatted(raw, coding.tags(), codec, clip);
        Clips.ffmpeg(words.split(" "));
        return clip;
    }

    private List<Double> errorsAfterEncoding(Path source) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Path output = Files.createDirectories(directory.resolve("output"));
        encoder.open(source, facts, plan, output, signal).encode(plan.passes().get(0), (seconds, speed) -> {});
        Path whole = directory.resolve("whole.mp4");
        try (var out = Files.newOutputStream(whole)) {
            Files.copy(output.resolve("480p/init.mp4"), out);
            Files.copy(output.resolve("480p/seg_00001.m4s"), out);
        }
        return ColorChart.errors(frame(whole, "bt709"));
    }

    /** The tenth frame as a screen would show it that knows only this matrix. */
    private byte[] frame(Path clip, String matrix) {
        Path rgb = directory.resolve("frame.rgb");
        Clips.ffmpeg(
                "-i",
                clip.toString(),
                "-vf",
                "select=eq(n\\,10),scale=in_color_matrix=" + matrix
                        + ":in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24",
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                rgb.toString());
        try {
            return Files.readAllBytes(rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String figures(List<Double> errors) {
        return "mean %.2f, max %.2f".formatted(mean(errors), max(errors));
    }

    private static double mean(List<Double> errors) {
        return errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double max(List<Double> errors) {
        return errors.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
