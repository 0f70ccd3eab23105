package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Planner;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.CopyUnfit;
import dev.millrace.worker.verify.OutputVerifier;
import dev.millrace.worker.verify.VerifiedOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What is copied passes the same verification, together with what is encoded; what would not is not copied. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class CopyIT {

    @TempDir
    Path directory;

    private final Probe probe;
    private final Planner planner;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    CopyIT(@Autowired Probe probe, @Autowired Planner planner, @Autowired Encoder encoder) {
        this.probe = probe;
        this.planner = planner;
        this.encoder = encoder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one-second groups, no B-frames | 30         | -g 30 -bf 0
            two-second groups, B-frames    | 30         | -g 60 -bf 3
            film's odd rate, B-frames      | 24000/1001 | -g 24 -bf 2
            television's odd rate          | 30000/1001 | -g 60 -bf 2
            """)
    void aStreamableSourceIsItsOwnTopRendition(String name, String rate, String options) throws Exception {
        Path source = clip(rate, options + " -sc_threshold 0 -flags +cgop");

        Plan plan = plan(source);
        VerifiedOutput output = make(source, plan);

        assertThat(plan.passes())
                .extracting(Pass::labels)
                .containsExactly(List.of("480p", "audio"), List.of("240p", "audio-mono"));
        assertThat(plan.renditions().get(0).isCopied()).isTrue();
        assertThat(output.pictures()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key frames far apart         | 30 | -g 250
            key frames elsewhere         | 30 | -g 48 -sc_threshold 0
            open groups                  | 30 | -g 30 -bf 3 -sc_threshold 0 -x264-params open-gop=1
            too fat                      | 30 | -g 30 -sc_threshold 0 -crf 1
            ten bits                     | 30 | -g 30 -sc_threshold 0 -pix_fmt yuv420p10le
            twice the frames             | 60 | -g 60 -sc_threshold 0
            long pixels                  | 30 | -g 30 -sc_threshold 0 -aspect 2:1
            """)
    void othersAreEncoded(String name, String rate, String options) throws Exception {
        Plan plan = plan(clip(rate, options));

        assertThat(plan.renditions()).noneMatch(rendition -> rendition.isCopied());
    }

    /** The copy would have but the first one's parameters, and the pictures of the other would be rubbish. */
    @Test
    void whatIsDescribedInSeveralWaysIsEncoded() throws Exception {
        Path source = clip("30", "-g 30 -bf 0 -sc_threshold 0");
        Files.write(source, SecondDescription.withPixels(Files.readAllBytes(source), 1, 1));

        assertThat(plan(source).renditions()).noneMatch(rendition -> rendition.isCopied());
    }

    @Test
    void whatAnEditListCutsIsEncoded() throws Exception {
        Path whole = clip("30", "-g 30 -bf 2 -sc_threshold 0");
        Path cut = directory.resolve("cut.mp4");
        Clips.ffmpeg("-ss", "0.5", "-i", whole.toString(), "-c", "copy", cut.toString());

        assertThat(plan(cut).renditions()).noneMatch(rendition -> rendition.isCopied());
    }

    @Test
    void withoutTheCopyTheSameRenditionsAreEncoded() throws Exception {
        Path source = clip("30", "-g 30 -sc_threshold 0");

        Plan plan = plan(source).withoutCopy();

        assertThat(plan.renditions()).noneMatch(rendition -> rendition.isCopied());
        assertThat(make(source, plan).pictures()).hasSize(2);
    }

    /** Every frame comes in time and every group is closed, but half of them have another picture behind them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another size         | 426x240 |
            another shape        | 640x360 | setsar=2
            another pixel format | 640x360 | format=yuv422p
            another range        | 640x360 | scale=out_range=pc,format=yuvj420p
            """)
    void aSourceThatChangesItsKindIsNotCopiedAsItIs(String name, String second, String filter) throws Exception {
        Path source = joined("640x360", second, filter == null ? "null" : filter);
        Plan plan = plan(source);
        assertThat(plan.renditions().get(0).isCopied()).isTrue();

        assertThatExceptionOfType(CopyUnfit.class)
                .isThrownBy(() -> make(source, plan))
                .withMessageContaining("the picture changes its kind");
    }

    @Test
    void aSourceThatSaysAgainWhatItIsMayBeCopied() throws Exception {
        Path source = joined("640x360", "640x360", "null");

        assertThat(make(source, plan(source)).pictures()).hasSize(2);
    }

    /** Some encoders write zeros behind a picture, and a muxer takes them for its end: they look like a hole on a disk. */
    @Test
    void picturesWithZerosBehindThemAreEncodedInstead() throws Exception {
        Path source = withZerosBehindPictures();
        Plan plan = plan(source);
        assertThat(plan.renditions().get(0).isCopied()).isTrue();

        assertThatExceptionOfType(CopyUnfit.class)
                .isThrownBy(() -> make(source, plan))
                .withMessageContaining("a hole in a picture");

        assertThat(make(source, plan.withoutCopy(), "encoded").pictures()).hasSize(2);
    }

    private Path withZerosBehindPictures() throws IOException {
        Path pictures = directory.resolve("pictures.h264");
        Path clip = directory.resolve("source.mp4");
        Clips.ffmpeg(
                ("-f lavfi -i testsrc2=s=640x360:r=30:d=4 -pix_fmt yuv420p -c:v libx264 -preset veryfast -g 30 -bf 0"
                                + " -sc_threshold 0 -b:v 300k -bsf:v h264_mp4toannexb " + pictures)
                        .split(" "));
        String bytes = Files.readString(pictures, StandardCharsets.ISO_8859_1);
        String padded = bytes.replace("\0\0\0\1", "\0\0\0\0\0\0\0\1");
        Files.writeString(pictures, padded, StandardCharsets.ISO_8859_1);
        Clips.ffmpeg(("-r 30 -f h264 -i " + pictures + " -f lavfi -i sine=d=4 -c:v copy -c:a aac " + clip).split(" "));
        return clip;
    }

    private Path joined(String first, String second, String filter) throws IOException {
        Path one = directory.resolve("one.h264");
        Path other = directory.resolve("other.h264");
        Path joined = directory.resolve("joined.h264");
        Path clip = directory.resolve("source.mp4");
        String coded = " -c:v libx264 -preset veryfast -g 30 -bf 0 -sc_threshold 0 -b:v 300k -bsf:v h264_mp4toannexb ";
        Clips.ffmpeg(("-f lavfi -i testsrc2=s=" + first + ":r=30:d=2 -pix_fmt yuv420p" + coded + one).split(" "));
        Clips.ffmpeg(
                ("-f lavfi -i testsrc2=s=" + second + ":r=30:d=2,format=yuv420p," + filter + coded + other).split(" "));
        Files.write(joined, Files.readAllBytes(one));
        Files.write(joined, Files.readAllBytes(other), StandardOpenOption.APPEND);
        Clips.ffmpeg(("-r 30 -f h264 -i " + joined + " -f lavfi -i sine=d=4 -c:v copy -c:a aac " + clip).split(" "));
        return clip;
    }

    private Path clip(String rate, String options) {
        Path clip = directory.resolve("source.mp4");
        String words = "-f lavfi -i testsrc2=s=640x360:r=%s:d=8 -f lavfi -i sine=d=8 -c:v libx264 -preset veryfast"
                        .formatted(rate)
                + (options.contains("-crf") ? " " : " -b:v 500k -maxrate 550k -bufsize 550k ")
                + (options.contains("-pix_fmt") ? "" : "-pix_fmt yuv420p ")
                + "-color_primaries bt709 -color_trc bt709 -colorspace bt709 " + options + " -c:a aac " + clip;
        Clips.ffmpeg(words.split(" "));
        return clip;
    }

    private Plan plan(Path source) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        return planner.plan(source, facts, TranscodeJob.DEFAULT_RENDITIONS, signal);
    }

    private VerifiedOutput make(Path source, Plan plan) throws Exception {
        return make(source, plan, "output");
    }

    private VerifiedOutput make(Path source, Plan plan, String folder) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        Path output = Files.createDirectories(directory.resolve(folder));
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, output, signal).encode(pass, (seconds, speed) -> {});
        }
        return new OutputVerifier(output, facts).verify(plan);
    }
}
