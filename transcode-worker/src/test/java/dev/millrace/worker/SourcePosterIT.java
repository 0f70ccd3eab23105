package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.PosterSearch;
import dev.millrace.worker.pictures.SourceStretch;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The poster that is made of a source is the picture that its renditions will show, with the real ffmpeg. */
@SpringBootTest(
        classes = {SourcePosterIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class SourcePosterIT {

    private static final String STILL = "-f lavfi -i testsrc2=s=%s:r=30,loop=loop=-1:size=1,trim=duration=3%s";
    /** Of what x264 makes of a picture; a picture of other colours, or turned, differs by tens. */
    private static final double MOST_DIFFERENT = 5;

    private static final String X264 = "-c:v libx264 -preset ultrafast -crf 12 -g 15 -pix_fmt yuv420p";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final PictureMaker maker;
    private final StopSignal signal = new StopSignal();

    SourcePosterIT(@Autowired Probe probe, @Autowired Encoder encoder, @Autowired PictureMaker maker) {
        this.probe = probe;
        this.encoder = encoder;
        this.maker = maker;
    }

    @Configuration
    @ComponentScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.plan",
        "dev.millrace.worker.encode",
        "dev.millrace.worker.pictures"
    })
    @ConfigurationPropertiesScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.plan",
        "dev.millrace.worker.encode"
    })
    static class Parts {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as it is          | 1280x720 | ''                                         | X264
            of odd shape      | 854x358  | ''                                         | X264
            of an older film  | 720x576  | ''                                         | X264 -aspect 16:9 -colorspace bt470bg
            in full range     | 640x360  | ,scale=out_range=pc                        | X264 -color_range pc
            half-frames       | 720x576  | ,interlace                                 | X264 -flags +ilme+ildct -x264-params tff=1
            begins late       | 640x360  | ,setpts=PTS+1.5/TB                         | X264
            """)
    void aPosterIsWhatTheRenditionShows(String kind, String size, String filters, String options) throws Exception {
        Path source = directory.resolve("source.mp4");
        String words = STILL.formatted(size, filters) + " " + options.replace("X264", X264) + " " + source;
        Clips.ffmpeg(words.split(" "));

        assertShowsTheSame(source);
    }

    @Test
    void aTurnedRecordingHasAnUprightPoster() throws Exception {
        Path lying = directory.resolve("lying.mp4");
        Clips.ffmpeg((STILL.formatted("1280x720", "") + " " + X264 + " " + lying).split(" "));
        Path source = directory.resolve("turned.mp4");
        Clips.ffmpeg("-display_rotation:v:0", "90", "-i", lying.toString(), "-c", "copy", source.toString());

        Poster poster = assertShowsTheSame(source);

        assertThat(poster.width()).isEqualTo(720);
        assertThat(poster.height()).isEqualTo(1280);
        assertThat(poster.key()).isEqualTo("poster-720p.jpg");
    }

    @ParameterizedTest
    @CsvSource({"HLG", "PQ", "BT2020"})
    void ofManyColorsItShowsThoseOfTheRendition(ColorChart.Coding coding) throws Exception {
        Path raw = ColorChart.write(directory.resolve("chart.yuv"), coding);
        Path source = directory.resolve("chart.mov");
        String words =
                "-f rawvideo -pix_fmt yuv444p10le -s 640x360 -r 25 -i %s -vf %s -c:v libx265 -crf 4 -preset ultrafast"
                        + " -x265-params log-level=error -tag:v hvc1 -pix_fmt yuv420p10le %s";
        Clips.ffmpeg(words.formatted(raw, coding.tags(), source).split(" "));

        assertShowsTheSame(source);
    }

    @Test
    void aBlackBeginningHasNoneAndWhatFollowsHas() throws Exception {
        Path source = directory.resolve("source.mp4");
        String picture = "testsrc2=s=640x360:r=30:d=14,fade=in:st=10.5:d=1:color=black";
        Clips.ffmpeg(("-f lavfi -i " + picture + " " + X264 + " " + source).split(" "));
        SourceFacts facts = probe.probe(source, signal);
        Rendition rendition = wanted(plan(facts));

        assertThat(look(source, facts, rendition, 0)).isEmpty();
        assertThat(look(source, facts, rendition, 10)).isPresent();
        assertThat(look(source, facts, rendition, 20)).as("behind the end").isEmpty();
    }

    private Optional<Poster> look(Path source, SourceFacts facts, Rendition rendition, double from) throws Exception {
        SourceStretch stretch = new SourceStretch(source, facts, from, 10);
        return maker.poster(rendition, stretch, directory.resolve("early"), signal);
    }

    private static Plan plan(SourceFacts facts) {
        return Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
    }

    private static Rendition wanted(Plan plan) {
        return PosterSearch.wanted(plan.renditions());
    }

    private Poster assertShowsTheSame(Path source) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = plan(facts);
        Rendition rendition = wanted(plan);
        Path output = Files.createDirectories(directory.resolve("output"));
        Pass pass = plan.passes().stream()
                .filter(one -> one.renditions().contains(rendition))
                .findFirst()
                .orElseThrow();
        encoder.open(source, facts, plan, output, signal).encode(pass, (seconds, speed) -> {});
        PosterSearch search = maker.posterSearch(List.of(rendition), output, directory.resolve("late"));

        Poster early = look(source, facts, rendition, 0).orElseThrow();

        Poster late = search.late(signal).orElseThrow();
        assertThat(early.key()).isEqualTo(late.key());
        assertThat(List.of(early.width(), early.height())).isEqualTo(List.of(late.width(), late.height()));
        assertThat(difference(early.file(), late.file())).isLessThan(MOST_DIFFERENT);
        return early;
    }

    /** Mean, of 255. */
    private static double difference(Path one, Path other) throws IOException {
        BufferedImage first = ImageIO.read(one.toFile());
        BufferedImage second = ImageIO.read(other.toFile());
        assertThat(first.getWidth()).isEqualTo(second.getWidth());
        assertThat(first.getHeight()).isEqualTo(second.getHeight());
        double sum = 0;
        for (int y = 0; y < first.getHeight(); y++) {
            for (int x = 0; x < first.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((first.getRGB(x, y) >> shift & 0xff) - (second.getRGB(x, y) >> shift & 0xff));
                }
            }
        }
        return sum / (3.0 * first.getWidth() * first.getHeight());
    }
}
