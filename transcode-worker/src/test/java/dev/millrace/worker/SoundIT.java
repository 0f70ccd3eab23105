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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Flashes and beeps at the same times, sent through the encode: what is seen together must be heard together. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"millrace.ffmpeg.cache=target/ffmpeg", "millrace.encode.small-preset=ultrafast"})
class SoundIT {

    private static final int RATE = 48_000;
    private static final double DRIFT = 0.04;

    /** A flash after 1 s and after 8 s. */
    private static final String PICTURE =
            "color=black:s=320x240:r=30:d=10,drawbox=enable='between(t,1,1.02)+between(t,8,8.02)':t=fill:color=white";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();
    private Path output;

    SoundIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    @BeforeEach
    void output() throws IOException {
        output = Files.createDirectories(directory.resolve("output"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aac stereo in mov        | mov | 44100 | -c:a aac -ac 2
            six channels             | mp4 | 48000 | -c:a aac -ac 6
            a telephone's 8 kHz      | mov |  8000 | -c:a pcm_s16le -ac 1
            an odd rate in avi       | avi | 22050 | -c:a mp3 -ac 1
            nobody names 12 channels | mov | 48000 | -c:a pcm_s16le -ac 12
            """)
    void flashesAndBeepsCoincideAtBothEnds(String name, String container, int rate, String codec) throws Exception {
        encode(clip(container, beeps(8, rate, 10), codec));

        int[] flashes = flashFrames();
        assertThat(flashes).hasSize(2);
        for (int flash : flashes) {
            assertThat(onset(samples("audio"), flash / 30.0 - 0.5)).isCloseTo(flash / 30.0, within(DRIFT));
        }
        assertThat(samples("audio").length / 2).isBetween(10 * RATE, 10 * RATE + RATE / 10);
    }

    @Test
    void aGapInTheSoundDoesNotShiftWhatComesAfterIt() throws Exception {
        Path whole = clip("mp4", beeps(7.936, RATE, 9.9), "-c:a aac");
        Path gap = directory.resolve("gap.mp4");
        Clips.ffmpeg(
                "-i", whole.toString(), "-c", "copy", "-bsf:a", "setts=ts=TS+gt(TS\\,144000)*3072", gap.toString());

        encode(gap);

        assertBeepsAt(1, 8);
    }

    @Test
    void soundThatBeginsLateAndEndsEarlyIsFilledWithSilence() throws Exception {
        Path clip = directory.resolve("late.mp4");
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                PICTURE,
                "-itsoffset",
                "0.7",
                "-f",
                "lavfi",
                "-i",
                beeps(7.3, RATE, 8),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                clip.toString());

        encode(clip);

        assertBeepsAt(1.7, 8);
        assertThat(samples("audio").length / 2).isBetween(10 * RATE, 10 * RATE + 2048);
        assertThat(loudest(samples("audio"), 0, 0.6)).isLessThan(0.001f);
    }

    @Test
    void theMonoSoundOfTheCellularRenditionIsTheSameInOneChannel() throws Exception {
        Path clip = directory.resolve("larger.mp4");
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                PICTURE + ",scale=640:360",
                "-f",
                "lavfi",
                "-i",
                beeps(8, RATE, 10),
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-c:a",
                "aac",
                clip.toString());

        encode(clip);

        float[] mono = samples("audio-mono");
        assertThat(mono.length / 2).isBetween(10 * RATE, 10 * RATE + 2048);
        assertThat(onset(mono, 7.5)).isCloseTo(8, within(DRIFT));
    }

    @ParameterizedTest
    @CsvSource({"0.02", "0.5", "0.999"})
    void quietAndLoudSoundBecomesEquallyLoudAndIsNeverCutOff(double level) throws Exception {
        String noise = "anoisesrc=c=pink:r=48000:d=10:a=" + level;
        encode(clip("mov", noise, "-c:a pcm_s16le -af pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0"));

        float[] samples = samples("audio");
        assertThat(Clips.loudness(directory.resolve("audio.mp4"))).isCloseTo(-16, within(1.0));
        assertThat(loudest(samples, 0, 10)).isLessThan(0.95f);
    }

    @Test
    void loudAndQuietPassagesKeepTheirDistance() throws Exception {
        String noise = "anoisesrc=c=pink:r=48000:d=10:a=0.3:seed=3,volume=volume=if(lt(t\\,5)\\,1\\,0.05):eval=frame";
        encode(clip("mov", noise, "-c:a pcm_s16le"));

        float[] samples = samples("audio");
        assertThat(power(samples, 1, 4) - power(samples, 6, 9)).isCloseTo(26, within(0.5));
        assertThat(Clips.loudness(directory.resolve("audio.mp4"))).isCloseTo(-16, within(0.5));
    }

    @Test
    void peaksOfASoundThatIsMadeLouderAreLimited() throws Exception {
        encode(clip(
                "mov",
                "aevalsrc=0.02*sin(2*PI*440*t)+0.9*random(0)*exp(-60*mod(t\\,1.5)):s=48000:d=10",
                "-c:a pcm_s16le"));

        assertThat(loudest(samples("audio"), 0, 10)).isBetween(0.7f, 0.95f);
        assertThat(Clips.loudness(directory.resolve("audio.mp4"))).isGreaterThan(-24);
    }

    @Test
    void silenceAndABlinkOfSoundAreFine() throws Exception {
        encode(clip("mov", "anullsrc=d=10", "-c:a aac"));
        assertThat(loudest(samples("audio"), 0, 10)).isLessThan(0.0001f);

        output = Files.createDirectories(directory.resolve("blink"));
        encode(new Clips(directory).of("blink.mp4", "320x240", "30", 0.4));
        assertThat(samples("audio").length / 2).isBetween((int) (0.4 * RATE), (int) (0.4 * RATE) + 2048);
    }

    /** 440 Hz all the time, beeps after 1 s and at another time. */
    private static String beeps(double second, int rate, double seconds) {
        return "aevalsrc=0.5*sin(2*PI*1000*t)*(between(t\\,1\\,1.1)+between(t\\,%s\\,%s))+0.02*sin(2*PI*440*t):s=%d:d=%s"
                .formatted(second, second + 0.1, rate, seconds);
    }

    private Path clip(String container, String sound, String codec) {
        Path clip = directory.resolve("clip." + container);
        String words = "-f lavfi -i %s -f lavfi -i %s -c:v libx264 -bf 0 -preset ultrafast %s %s"
                .formatted(PICTURE, sound, codec, clip);
        Clips.ffmpeg(words.split(" "));
        return clip;
    }

    private void encode(Path source) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Encoder.Encoding encoding = encoder.open(source, facts, plan, output, signal);
        for (Pass pass : plan.passes()) {
            encoding.encode(pass, (seconds, speed) -> {});
        }
    }

    private void assertBeepsAt(double first, double second) throws IOException {
        float[] samples = samples("audio");
        assertThat(onset(samples, first - 0.5)).isCloseTo(first, within(DRIFT));
        assertThat(onset(samples, second - 0.5)).isCloseTo(second, within(DRIFT));
    }

    /** When it becomes loud in the second after the given time. */
    private static double onset(float[] samples, double after) {
        float half = loudest(samples, after, after + 1) / 2;
        return IntStream.range((int) (after * RATE), (int) ((after + 1) * RATE))
                        .filter(i -> Math.abs(samples[2 * i]) > half)
                        .findFirst()
                        .orElseThrow()
                / (double) RATE;
    }

    /** Mean power in dB. */
    private static double power(float[] samples, double from, double to) {
        return 10
                * Math.log10(IntStream.range((int) (from * RATE), (int) (to * RATE))
                        .mapToDouble(i -> samples[2 * i] * samples[2 * i])
                        .average()
                        .orElseThrow());
    }

    private static float loudest(float[] samples, double from, double to) {
        float loudest = 0;
        for (int i = (int) (from * RATE); i < Math.min(to * RATE, samples.length / 2.0); i++) {
            loudest = Math.max(loudest, Math.abs(samples[2 * i]));
        }
        return loudest;
    }

    /** Left and right in turn, as players hear it: without the encoder's delay, which the edit list names. */
    private float[] samples(String label) throws IOException {
        Path raw = directory.resolve("samples.raw");
        Clips.ffmpeg("-i", whole(label).toString(), "-ac", "2", "-f", "f32le", raw.toString());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(samples);
        return samples;
    }

    /** Numbers of the frames that are white. */
    private int[] flashFrames() throws IOException {
        Path raw = directory.resolve("frames.gray");
        Clips.ffmpeg("-i", whole("480p").toString(), "-vf", "scale=1:1,format=gray", "-f", "rawvideo", raw.toString());
        byte[] frames = Files.readAllBytes(raw);
        return IntStream.range(0, frames.length)
                .filter(i -> (frames[i] & 0xff) > 128)
                .toArray();
    }

    private Path whole(String label) {
        Path whole = directory.resolve(label + ".mp4");
        try (var out = Files.newOutputStream(whole);
                var files = Files.list(output.resolve(label))) {
            Files.copy(output.resolve(label).resolve("init.mp4"), out);
            for (Path segment : files.filter(file -> file.toString().endsWith(".m4s"))
                    .sorted()
                    .toList()) {
                Files.copy(segment, out);
            }
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
