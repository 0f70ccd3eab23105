package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.pictures.PictureMaker;
import dev.millrace.worker.pictures.Poster;
import dev.millrace.worker.pictures.PosterSearch;
import dev.millrace.worker.pictures.Storyboard;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Rational;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Poster and storyboard from real segments, with the real ffmpeg. */
@SpringBootTest(
        classes = {PicturesIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class PicturesIT {

    private static final Rational RATE = new Rational(25, 1);
    private static final Rendition SD = new Rendition("480p", 640, 360, RATE, 1000, false, null);
    private static final Rendition HD = new Rendition("720p", 1280, 720, RATE, 2000, false, null);
    private static final Rendition FULL_HD = new Rendition("1080p", 1920, 1080, RATE, 2000, true, null);

    @TempDir
    Path directory;

    private final PictureMaker maker;
    private final StopSignal signal = new StopSignal();
    private Path output;

    PicturesIT(@Autowired PictureMaker maker) {
        this.maker = maker;
    }

    @Configuration
    @ComponentScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.pictures"})
    @ConfigurationPropertiesScan("dev.millrace.worker.ffmpeg")
    static class Parts {}

    @BeforeEach
    void folder() throws IOException {
        output = Files.createDirectories(directory.resolve("an output"));
    }

    @Test
    void theBlackBeginningIsPassedOver() throws Exception {
        encode(SD, "testsrc2=s=640x360:r=25:d=20,fade=in:st=6.5:d=2:color=black");
        PosterSearch search = search(SD);

        Poster poster = search.early(signal).orElseThrow();

        assertThat(brightness(poster.file())).isGreaterThan(60);
        assertThat(poster.key()).isEqualTo("poster-480p.jpg");
    }

    @Test
    void nothingGoodYetMeansToWait() throws Exception {
        encode(SD, "testsrc2=s=640x360:r=25:d=11,fade=in:st=6.5:d=1:color=black");
        PosterSearch search = search(SD);

        assertThat(search.early(signal)).isEmpty();

        assertThat(brightness(search.late(signal).orElseThrow().file())).isGreaterThan(60);
    }

    @Test
    void ofABlackVideoSomeFrameIsTaken() throws Exception {
        encode(SD, "color=black:s=640x360:r=25:d=3");

        assertThat(search(SD).late(signal).orElseThrow().file()).isNotEmptyFile();
    }

    @Test
    void oneFrameIsEnough() throws Exception {
        encode(SD, "testsrc2=s=640x360:r=25:d=0.04");

        assertThat(search(SD).late(signal)).isPresent();
    }

    @Test
    void withoutSegmentsThereIsNoPoster() throws Exception {
        PosterSearch search = search(SD);

        assertThat(search.early(signal)).isEmpty();
        assertThat(search.late(signal)).isEmpty();
        assertThat(search.larger(signal)).isEmpty();
    }

    @Test
    void theLargerRenditionGivesTheSameFrameLarger() throws Exception {
        String source = "testsrc2=s=1280x720:r=25:d=8,fade=in:st=1:d=2:color=black";
        encode(SD, source);
        PosterSearch search = search(HD, SD);
        Poster small = search.late(signal).orElseThrow();

        encode(HD, source);
        Poster large = search.larger(signal).orElseThrow();

        BufferedImage image = ImageIO.read(large.file().toFile());
        assertThat(image.getWidth()).isEqualTo(1280).isEqualTo(large.width());
        assertThat(image.getHeight()).isEqualTo(720).isEqualTo(large.height());
        assertThat(brightness(large.file())).isBetween(brightness(small.file()) - 4, brightness(small.file()) + 4);
        assertThat(large.key()).isEqualTo("poster-720p.jpg");
    }

    @Test
    void theLargerFrameIsOfTheSegmentThatTheSmallOneIsOf() throws Exception {
        String source = "testsrc2=s=1280x720:r=25:d=11,fade=in:st=6.5:d=1:color=black";
        encode(SD, source);
        PosterSearch search = search(HD, SD);
        Poster small = search.late(signal).orElseThrow();

        encode(HD, source);

        double wanted = brightness(small.file());
        assertThat(brightness(search.larger(signal).orElseThrow().file())).isBetween(wanted - 4, wanted + 4);
    }

    @Test
    void aCopyOfTheSourceIsLargeEnoughAndMadeNoLargerThanNeeded() throws Exception {
        encode(FULL_HD, "testsrc2=s=1920x1080:r=25:d=2");
        PosterSearch search = search(FULL_HD, HD, SD);

        Poster poster = search.late(signal).orElseThrow();

        assertThat(ImageIO.read(poster.file().toFile()).getWidth()).isEqualTo(1280);
        assertThat(search.larger(signal)).isEmpty();
    }

    @Test
    void theStoryboardShowsEachTimeInItsPlace() throws Exception {
        // dark from 10 s on
        encode(SD, "color=white:s=640x360:r=25:d=25,fade=out:st=9:d=0.5:color=black");

        Storyboard storyboard = maker.storyboard(output.resolve("480p"), directory.resolve("storyboard"), signal);

        assertThat(storyboard.sheets()).hasSize(1);
        BufferedImage sheet = ImageIO.read(storyboard.sheets().get(0).toFile());
        assertThat(sheet.getWidth()).isEqualTo(1600);
        assertThat(sheet.getHeight()).isEqualTo(180);
        assertThat(sheet.getRGB(4 * 160 + 80, 45) & 0xff).as("at 8 s").isGreaterThan(200);
        assertThat(sheet.getRGB(5 * 160 + 80, 45) & 0xff).as("at 10 s").isLessThan(40);
        assertThat(storyboard.track())
                .contains("00:00:08.000 --> 00:00:10.000\nstoryboard_001.jpg#xywh=640,0,160,90\n");
    }

    @Test
    void aStoryboardOfManyTilesHasSeveralSheets() throws Exception {
        encode(SD, "color=white:s=640x360:r=25:d=210");

        Storyboard storyboard = maker.storyboard(output.resolve("480p"), directory.resolve("storyboard"), signal);

        assertThat(storyboard.sheets()).hasSize(2);
    }

    private PosterSearch search(Rendition... renditions) {
        return maker.posterSearch(List.of(renditions), output, directory.resolve("poster"));
    }

    private static double brightness(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        double sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += (image.getRGB(x, y) >> 8) & 0xff;
            }
        }
        return sum / image.getWidth() / image.getHeight();
    }

    /** Segments like those of the encoder, in the folder of the rendition. */
    private void encode(Rendition rendition, String picture) throws IOException {
        Path folder = Files.createDirectories(output.resolve(rendition.label()));
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-vf",
                "scale=%d:%d".formatted(rendition.width(), rendition.height()),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "50",
                "-keyint_min",
                "50",
                "-sc_threshold",
                "0",
                "-f",
                "dash",
                "-seg_duration",
                "5.98",
                "-init_seg_name",
                "init.mp4",
                "-media_seg_name",
                "seg_$Number%05d$.m4s",
                "-format_options",
                "movflags=+cmaf+frag_keyframe+skip_sidx",
                folder.resolve("ffmpeg.mpd").toString());
    }
}
