package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.SourceNote;
import dev.millrace.worker.Clips;
import dev.millrace.worker.SecondDescription;
import dev.millrace.worker.Unobserved;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Which tracks of real files are taken, with the real ffprobe and ffmpeg. */
@SpringBootTest(
        classes = {TracksIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class TracksIT {

    private static final List<String> KEY = List.of(
            "-encryption_scheme",
            "cenc-aes-ctr",
            "-encryption_key",
            "76a6c65c5ea762046bd749a2e632ccbb",
            "-encryption_kid",
            "a7e61c373e219033c21091fa607bf3b8");

    @TempDir
    Path directory;

    private final Probe probe;
    private final StopSignal signal = new StopSignal();

    TracksIT(@Autowired Probe probe) {
        this.probe = probe;
    }

    @Configuration
    @ComponentScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe"})
    @ConfigurationPropertiesScan({"dev.millrace.worker.ffmpeg", "dev.millrace.worker.probe"})
    static class Parts {}

    /** Both are enabled, or only the preview is. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "0"})
    void filmIsTakenAndNotThePreviewBeforeIt(String film) throws Exception {
        Path preview = directory.resolve("preview.mov");
        Clips.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=160x90:r=1:d=1", "-c:v", "mjpeg", preview.toString());
        Path both = directory.resolve("both.mov");
        Clips.ffmpeg(("-i %s -i %s -map 0:v -map 1 -c copy -disposition:v:0 default -disposition:v:1 %s %s")
                .formatted(preview, clip("film.mov"), film, both)
                .split(" "));

        SourceFacts facts = probe.probe(both, signal);

        assertThat(facts.videoStream()).isEqualTo(1);
        assertThat(facts.displayWidth()).isEqualTo(320);
        assertThat(facts.durationSeconds()).isEqualTo(1);
    }

    /** Its decoder does not open either, but its size is why it is refused. */
    @Test
    void aPictureThatIsTooLargeIsNotLeftOut() {
        Path huge = directory.resolve("huge.mp4");
        Clips.ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "color=gray:s=9000x9000:r=5:d=0.2",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                huge.toString());

        TranscodeFailure failure = catchThrowableOfType(TranscodeFailure.class, () -> probe.probe(huge, signal));

        assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_TOO_LARGE);
    }

    @Test
    void theFirstDescriptionSaysTheShapeOfPixels() throws Exception {
        Path source = clip("clip.mp4");
        Files.write(source, SecondDescription.withPixels(Files.readAllBytes(source), 4, 3));

        SourceFacts facts = probe.probe(source, signal);

        assertThat(facts.displayWidth()).isEqualTo(320);
        assertThat(facts.displayHeight()).isEqualTo(240);
        assertThat(facts.picture().isAsStored()).isTrue();
    }

    @Test
    void soundWhoseCodecIsKnownByNameOnlyIsLeftOut() throws Exception {
        Path source = Clips.changed(clip("clip.mp4"), "mp4a", "ac-4", "esds", "dac4");

        assertWithoutSound(source, SourceNote.SOUND_NOT_DECODABLE);
    }

    @Test
    void soundOfWhichNoFrameDecodesIsLeftOut() throws Exception {
        Path silence = clip("clip.mov", "-af", "volume=0", "-c:a", "pcm_s16le");
        Path source = Clips.changed(silence, "sowt", ".mp3");

        assertWithoutSound(source, SourceNote.SOUND_NOT_DECODABLE);
    }

    /** Ninety-nine bits in a sample; no kind of AAC. */
    @ParameterizedTest
    @CsvSource({
        "mov, alac, 00000024616c616300000000000010000010, 00000024616c616300000000000010000063",
        "mp4, aac, 05808080051208, 05808080050000"
    })
    void soundWhoseDecoderDoesNotOpenIsLeftOut(String container, String codec, String whole, String broken)
            throws Exception {
        Path source = Clips.changed(clip("clip." + container, "-c:a", codec), Clips.latin(whole), Clips.latin(broken));

        assertWithoutSound(source, SourceNote.SOUND_NOT_DECODABLE);
    }

    @Test
    void anotherSoundIsTakenInItsPlace() throws Exception {
        Path both = clip("clip.mov", "-map", "0", "-map", "1", "-map", "1", "-c:a:0", "alac", "-c:a:1", "aac");
        Path source = Clips.changed(
                both,
                Clips.latin("00000024616c616300000000000010000010"),
                Clips.latin("00000024616c616300000000000010000063"));

        SourceFacts facts = probe.probe(source, signal);

        assertThat(facts.audio()).isNotNull().satisfies(audio -> {
            assertThat(audio.codec()).isEqualTo("aac");
            assertThat(audio.stream()).isEqualTo(2);
        });
        assertThat(facts.notes()).isEmpty();
    }

    @Test
    void soundWithoutASingleSampleIsNoSound() throws Exception {
        Path source = Clips.changed(clip("clip.avi", "-c:v", "mpeg4", "-c:a", "mp3"), "01wb", "JUNK");

        SourceFacts facts = probe.probe(source, signal);

        assertThat(facts.audio()).isNull();
        assertThat(facts.notes()).isEmpty();
    }

    @Test
    void encryptedFileIsProtected() {
        assertProtected(clip("clip.mp4", KEY.toArray(String[]::new)));
        assertProtected(Clips.changed(clip("clip.mp4"), "avc1", "drmi"));
    }

    @Test
    void encryptedSoundBesideAClearPictureIsLeftOut() throws Exception {
        Path source = Clips.changed(clip("clip.mp4"), "mp4a", "drms");

        assertWithoutSound(source, SourceNote.SOUND_PROTECTED);
    }

    @Test
    void encryptionObjectInAnAsfHeaderMeansThatItIsProtected() {
        String codecList = "4052d1861d31d011a3a400a0c90348f6";
        for (String encryption : List.of("fbb3112223bdd211b4b700a0c955fc6e", "14e68a292226174cb935dae07ee9289c")) {
            Path clear = clip("clip.wmv", "-c:v", "wmv2", "-c:a", "wmav2");
            assertProtected(Clips.changed(clear, Clips.latin(codecList), Clips.latin(encryption)));
        }
    }

    private void assertWithoutSound(Path source, SourceNote note) throws Exception {
        SourceFacts facts = probe.probe(source, signal);

        assertThat(facts.audio()).isNull();
        assertThat(facts.notes()).containsExactly(note);
        assertThat(facts.summary().notes()).containsExactly(note);
        assertThat(facts.durationSeconds()).isEqualTo(1);
    }

    private void assertProtected(Path source) {
        TranscodeFailure failure = catchThrowableOfType(TranscodeFailure.class, () -> probe.probe(source, signal));

        assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_PROTECTED);
        assertThat(failure.isRetryable()).isFalse();
    }

    private Path clip(String name, String... options) {
        Path clip = directory.resolve(name);
        List<String> words = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=1"));
        words.addAll(List.of("-f", "lavfi", "-i", "sine=d=1", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        words.addAll(List.of(options));
        words.add(clip.toString());
        Clips.ffmpeg(words.toArray(String[]::new));
        return clip;
    }
}
