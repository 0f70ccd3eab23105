package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.plan.AudioRendition;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.OutputVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Silence that the source has is kept, silence that it has not is no whole output. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"millrace.ffmpeg.cache=target/ffmpeg", "millrace.encode.small-preset=ultrafast"})
class LostSoundIT {

    private static final String TONE = "sine=f=440:r=48000:d=10";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();
    private SourceFacts facts;
    private Plan plan;

    LostSoundIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    @BeforeEach
    void facts() throws Exception {
        facts = probe.probe(clip(TONE), signal);
        plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            in the middle | volume=0:enable='between(t,4,6)'   | silent from 4.
            at the end    | volume=0:enable='gte(t,8)'         | silent from 8.
            all of it     | volume=0                           | silent from
            """)
    void soundThatWasLostIsFound(String name, String loss, String message) throws Exception {
        Path whole = encode("whole", TONE);
        Path lossy = encode("lossy", TONE + "," + loss);

        for (AudioRendition sound : plan.audioRenditions()) {
            copy(lossy.resolve(sound.label()), whole.resolve(sound.label()));
        }

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> new OutputVerifier(whole, facts).verify(plan))
                .withMessageContaining(message)
                .matches(TranscodeFailure::isRetryable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            never silent                | sine=f=440:r=48000:d=10
            all of it silent            | anullsrc=r=48000:cl=stereo,atrim=end=10
            silent in the middle        | sine=f=440:r=48000:d=10,volume=0:enable='between(t,4,6)'
            silent to the end           | sine=f=440:r=48000:d=10,volume=0:enable='gte(t,3)'
            shorter than the picture    | sine=f=440:r=48000:d=4
            as quiet as a room at night | anoisesrc=r=48000:d=10:a=0.0005
            higher than the ear's best  | sine=f=11000:r=48000:d=10
            often silent                | sine=f=440:r=48000:d=10,volume=0:enable='lt(mod(t,2),1.3)'
            one side upside down        | sine=f=440:r=48000:d=10,pan=stereo#c0=c0#c1=-1*c0
            """)
    void silenceOfTheSourceIsKept(String name, String sound) throws Exception {
        Path output = encode("output", sound);

        assertThat(new OutputVerifier(output, facts).verify(plan).audioRenditions())
                .hasSameSizeAs(plan.audioRenditions());
    }

    @Test
    void soundThatLastsLessThanASecondIsJudgedToo() throws Exception {
        facts = probe.probe(new Clips(directory).of("blink.mp4", "320x240", "30", 0.4), signal);
        plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Path output = encode("blink", directory.resolve("blink.mp4"));

        assertThat(new OutputVerifier(output, facts).verify(plan).audioRenditions())
                .hasSameSizeAs(plan.audioRenditions());
    }

    private Path clip(String sound) {
        Path clip = directory.resolve("clip.mov");
        String words = "-f lavfi -i color=gray:s=320x240:r=10:d=10 -f lavfi -i %s -c:v libx264 -preset ultrafast"
                .formatted(sound.replace("#", "|"));
        Clips.ffmpeg((words + " -c:a pcm_s16le " + clip).split(" "));
        return clip;
    }

    private Path encode(String name, String sound) throws Exception {
        return encode(name, clip(sound));
    }

    private Path encode(String name, Path source) throws Exception {
        Path output = Files.createDirectories(directory.resolve(name));
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, output, signal).encode(pass, (seconds, speed) -> {});
        }
        return output;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
