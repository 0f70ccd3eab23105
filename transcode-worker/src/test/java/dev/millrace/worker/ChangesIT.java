package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.OutputVerifier;
import dev.millrace.worker.verify.VerifiedOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A stream whose second half is of another kind than its first: a phone was turned, or clips were joined without encoding. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class ChangesIT {

    private static final int RATE = 48_000;
    private static final int BLACK = 16;
    private static final String GREY = "color=c=0xB4B4B4:r=30:d=2:s=";
    private static final String TONE = "sine=f=440:r=44100:d=2";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();
    private Path output;

    ChangesIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    /** Left and right, or above and below, there are bars of a quarter or more. */
    @ParameterizedTest
    @CsvSource({"360x640, LEFT", "1280x360, ABOVE", "320x360, LEFT"})
    void aPictureOfAnotherShapeIsFittedIntoTheFirst(String size, Bar bar) throws Exception {
        VerifiedOutput made = make(pictures("640x360", size, "-pix_fmt yuv420p"));

        assertThat(made.pictures()).hasSize(2);
        for (VerifiedOutput.Picture picture : made.pictures()) {
            int rate = (int) picture.rendition().frameRate().value();
            byte[] luma = luma(picture.rendition().label());
            assertThat(luma).hasSize(4 * rate * 64);
            assertThat(pixel(luma, rate, bar.at)).isGreaterThan(100);
            assertThat(pixel(luma, 3 * rate, bar.at)).isCloseTo(BLACK, within(6));
            assertThat(pixel(luma, 3 * rate, 4 * 8 + 4)).isCloseTo(pixel(luma, rate, 4 * 8 + 4), within(6));
        }
        assertThat(made.audioRenditions())
                .allSatisfy(sound -> assertThat(sound.track().endSeconds()).isCloseTo(4, within(0.03)));
    }

    /** Another pixel format, another range: the same grey. */
    @ParameterizedTest
    @CsvSource({"-pix_fmt yuv422p", "-pix_fmt yuvj420p", "-pix_fmt yuv420p -colorspace smpte170m"})
    void thePictureKeepsItsColoursWhenItIsStoredInAnotherWay(String second) throws Exception {
        make(pictures("640x360", "640x360", second));

        byte[] luma = luma("480p");
        assertThat(luma).hasSize(120 * 64);
        assertThat(pixel(luma, 90, 0)).isCloseTo(pixel(luma, 30, 0), within(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stereo, then mono    | mp3 | -ac 2           | -ac 1
            mono, then stereo    | mp3 | -ac 1           | -ac 2
            another rate         | mp3 | -ac 2 -ar 44100 | -ac 2 -ar 32000
            stereo, then six     | ac3 | -ac 2           | -ac 6
            """)
    void soundOfAnotherKindIsHeardToItsEnd(String name, String codec, String first, String second) throws Exception {
        make(audioRenditions(codec, first, second));

        float[] samples = samples();
        assertThat(samples.length).isBetween(4 * RATE, 4 * RATE + 2048);
        for (int at = RATE / 5; at < 4 * RATE - RATE / 5; at += RATE / 20) {
            assertThat(loudest(samples, at)).as("at sample %d", at).isGreaterThan(0.02f);
        }
    }

    private Path pictures(String first, String second, String stored) throws IOException {
        Path one = directory.resolve("one.h264");
        Path other = directory.resolve("other.h264");
        Path joined = directory.resolve("joined.h264");
        Path clip = directory.resolve("clip.mp4");
        String h264 = " -c:v libx264 -preset ultrafast -g 30 -bf 0 -bsf:v h264_mp4toannexb ";
        Clips.ffmpeg(("-f lavfi -i " + GREY + first + h264 + "-pix_fmt yuv420p " + one).split(" "));
        Clips.ffmpeg(("-f lavfi -i " + GREY + second + h264 + stored + " " + other).split(" "));
        join(one, other, joined);
        Clips.ffmpeg(("-r 30 -f h264 -i " + joined + " -f lavfi -i sine=d=4 -c:v copy -c:a aac " + clip).split(" "));
        return clip;
    }

    private Path audioRenditions(String codec, String first, String second) throws IOException {
        Path one = directory.resolve("one." + codec);
        Path other = directory.resolve("other." + codec);
        Path joined = directory.resolve("joined." + codec);
        Path clip = directory.resolve("clip.mp4");
        String coded = codec.equals("mp3") ? " -c:a mp3 -write_xing 0 -id3v2_version 0 " : " -c:a ac3 ";
        Clips.ffmpeg(("-f lavfi -i " + TONE + coded + first + " " + one).split(" "));
        Clips.ffmpeg(("-f lavfi -i " + TONE + coded + second + " " + other).split(" "));
        join(one, other, joined);
        Clips.ffmpeg(("-f lavfi -i testsrc2=s=320x240:r=30:d=4 -i " + joined
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a copy " + clip)
                .split(" "));
        return clip;
    }

    private static void join(Path one, Path other, Path joined) throws IOException {
        try (OutputStream out = Files.newOutputStream(joined)) {
            Files.copy(one, out);
            Files.copy(other, out);
        }
    }

    private VerifiedOutput make(Path source) throws Exception {
        output = Files.createDirectories(directory.resolve("output"));
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, output, signal).encode(pass, (seconds, speed) -> {});
        }
        return new OutputVerifier(output, facts).verify(plan);
    }

    /** Brightness of 8x8 places in each frame. */
    private byte[] luma(String label) throws IOException {
        Path raw = directory.resolve(label + ".gray");
        Clips.ffmpeg(
                "-i",
                Clips.whole(output.resolve(label)).toString(),
                "-vf",
                "extractplanes=y,scale=8:8:flags=area",
                "-f",
                "rawvideo",
                raw.toString());
        return Files.readAllBytes(raw);
    }

    private static int pixel(byte[] luma, int frame, int place) {
        return luma[frame * 64 + place] & 0xff;
    }

    private float[] samples() throws IOException {
        Path raw = directory.resolve("samples.raw");
        Clips.ffmpeg(
                "-i",
                Clips.whole(output.resolve("audio")).toString(),
                "-af",
                "pan=mono|c0=c0",
                "-f",
                "f32le",
                raw.toString());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(samples);
        return samples;
    }

    private static float loudest(float[] samples, int from) {
        float loudest = 0;
        for (int i = from; i < from + RATE / 20; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }

    /** A place that a bar covers. */
    enum Bar {
        LEFT(3 * 8),
        ABOVE(4);

        private final int at;

        Bar(int at) {
            this.at = at;
        }
    }
}
