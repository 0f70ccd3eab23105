package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.OutputVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The rate at which frames come is found by the frames, and few of them are a video too. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class TimingIT {

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();

    TimingIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a pause in a screen recording  | mp4 | 30         | 4 | lt(t,1)+gt(t,3)         | 30         | 30
            the same, written in fragments | mov | 30         | 4 | lt(t,1)+gt(t,3)         | 30         | 30
            a frame left out now and then  | mp4 | 30000/1001 | 3 | not(eq(mod(n,7),3))     | 30000/1001 | 30000/1001
            between 30 and 60              | mp4 | 60         | 3 | not(mod(n,2))+gt(t,1.5) | 60         | 30
            a clock of its own             | mp4 | 297/10     | 3 | 1                       | 297/10     | 297/10
            the same in an index of frames | avi | 297/10     | 3 | 1                       | 297/10     | 297/10
            film, in hundredths            | mp4 | 1199/50    | 3 | 1                       | 1199/50    | 24000/1001
            half of television's           | mov | 2997/200   | 3 | 1                       | 2997/200   | 15000/1001
            twice television's             | mp4 | 60000/1001 | 3 | 1                       | 60000/1001 | 30000/1001
            a little above 50              | mp4 | 501/10     | 3 | 1                       | 501/10     | 501/20
            slow and constant              | mp4 | 25/2       | 2 | 1                       | 25/2       | 25/2
            one frame in two seconds       | mp4 | 30         | 6 | not(mod(n,60))          | 1/2        | 10
            """)
    void theRateIsThatOfTheFramesWhileTheyCome(
            String name, String format, String rate, int seconds, String kept, String found, String planned)
            throws Exception {
        SourceFacts facts = probe.probe(clip(format, rate, seconds, kept), signal);

        assertThat(facts.frameRate()).as(name).isEqualTo(rational(found));
        assertThat(Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS).frameRate()).isEqualTo(rational(planned));
    }

    /** Two seconds each, the last one too. */
    @ParameterizedTest
    @CsvSource({"mp4", "wmv"})
    void slidesWithSoundPlayAtAConstantRate(String format) throws Exception {
        Path slides = format.equals("wmv") ? slidesWithoutDurations() : clip("mp4", "30", 6, "not(mod(n,60))");
        SourceFacts facts = probe.probe(slides, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        for (Pass pass : plan.passes()) {
            encoder.open(slides, facts, plan, directory, signal).encode(pass, (at, speed) -> {});
        }

        assertThat(new OutputVerifier(directory, facts).verify(plan).pictures())
                .isNotEmpty()
                .allSatisfy(picture -> assertThat(picture.track().samples()).isBetween(59, 61));
    }

    @ParameterizedTest
    @CsvSource({"true, 800, ", "false, 800, SOURCE_UNREADABLE", "true, 60, SOURCE_UNREADABLE"})
    void aPictureMayStandAsLongAsSoundGoesWithIt(boolean hasSound, int soundSeconds, FailReason refusal)
            throws Exception {
        Path still = still(hasSound, soundSeconds);

        if (refusal == null) {
            assertThat(probe.probe(still, signal).durationSeconds()).isGreaterThan(699);
        } else {
            assertThatExceptionOfType(TranscodeFailure.class)
                    .isThrownBy(() -> probe.probe(still, signal))
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(refusal));
        }
    }

    /** The flash of the tenth frame is the tenth frame of the output too. */
    @ParameterizedTest
    @CsvSource({"libx264, -bf 0", "libx264, -bf 3 -x264-params b-pyramid=normal", "mpeg4, -bf 2"})
    void framesOfAnAviAreShownAtTheirPlaceWhateverTheDecoderHoldsBack(String codec, String options) throws Exception {
        Path file = directory.resolve("clip.avi");
        String picture = "color=black:s=320x240:r=30:d=1,drawbox=c=white:t=fill:enable='eq(n,9)'";
        Stream<String> coded = Stream.of("-f", "lavfi", "-i", picture, "-c:v", codec, "-pix_fmt", "yuv420p");
        Clips.ffmpeg(Stream.of(coded, Stream.of(options.split(" ")), Stream.of(file.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
        SourceFacts facts = probe.probe(file, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        for (Pass pass : plan.passes()) {
            encoder.open(file, facts, plan, directory, signal).encode(pass, (at, speed) -> {});
        }

        Path whole = Clips.whole(directory.resolve(plan.renditions().get(0).label()));
        Path gray = directory.resolve("gray");
        Clips.ffmpeg(
                "-i",
                whole.toString(),
                "-vf",
                "scale=1:1:flags=area",
                "-pix_fmt",
                "gray",
                "-f",
                "rawvideo",
                gray.toString());
        byte[] frames = Files.readAllBytes(gray);
        assertThat(IntStream.range(0, frames.length).filter(n -> (frames[n] & 0xFF) > 128))
                .containsExactly(9);
    }

    private Path clip(String format, String rate, int seconds, String kept) {
        Path file = directory.resolve("clip." + format);
        String picture = "testsrc2=s=320x240:r=%s:d=%d,select='%s'".formatted(rate, seconds, kept);
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-f",
                "lavfi",
                "-i",
                "sine=d=" + seconds,
                "-fps_mode",
                "vfr",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-bf",
                "2",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                format.equals("mov") ? "+frag_keyframe+empty_moov" : "0",
                file.toString());
        return file;
    }

    private Path slidesWithoutDurations() {
        Path file = directory.resolve("slides.wmv");
        Clips.ffmpeg(("-f lavfi -i testsrc2=s=320x240:r=1/2:d=6 -f lavfi -i sine=d=6 -c:v wmv2 -c:a wmav2 " + file)
                .split(" "));
        return file;
    }

    /** Two frames, 700 s apart. */
    private Path still(boolean hasSound, int soundSeconds) {
        Path file = directory.resolve("still.mp4");
        Stream<String> sound = hasSound
                ? Stream.of("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono:d=" + soundSeconds, "-c:a", "aac")
                : Stream.of();
        Stream<String> picture = Stream.of("-f", "lavfi", "-i", "testsrc2=s=64x64:r=1/700:d=1400");
        Clips.ffmpeg(Stream.of(picture, sound, Stream.of("-c:v", "libx264", "-pix_fmt", "yuv420p", file.toString()))
                .flatMap(words -> words)
                .toArray(String[]::new));
        return file;
    }

    private static Rational rational(String text) {
        return Rational.parse(text.contains("/") ? text : text + "/1");
    }
}
