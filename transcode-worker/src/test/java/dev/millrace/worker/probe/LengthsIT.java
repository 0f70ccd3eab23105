package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.Clips;
import dev.millrace.worker.Unobserved;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Files whose headers say another length than they have, or none, with the real ffprobe and ffmpeg. */
@SpringBootTest(
        classes = {TracksIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "millrace.ffmpeg.cache=target/ffmpeg")
class LengthsIT {

    private static final String[] WINDOWS = {"-c:v", "wmv2", "-c:a", "wmav2"};
    private static final String[] TAPE = {"-c:v", "mpeg4", "-c:a", "mp3"};

    @TempDir
    Path directory;

    private final Probe probe;
    private final StopSignal signal = new StopSignal();

    LengthsIT(@Autowired Probe probe) {
        this.probe = probe;
    }

    @Test
    void asfThatWasNeverFinishedIsAsLongAsItsPackets() throws Exception {
        Path source = clip("clip.wmv", 2, 2, "-c:v", "wmv2", "-c:a", "wmav2", "-seekable", "0");

        assertThat(probe.probe(source, signal).durationSeconds()).isCloseTo(2, within(0.1));
    }

    @Test
    void movieWhoseHeadersSayNothingIsAsLongAsItsPackets() throws Exception {
        Path source = clip("clip.mp4", 2, 2, "-bf", "0", "-use_editlist", "0");
        everywhere(source, "mdhd", 20, 0);
        everywhere(source, "mvhd", 20, 0);
        everywhere(source, "tkhd", 24, 0);

        assertThat(probe.probe(source, signal).durationSeconds()).isCloseTo(2, within(0.05));
    }

    /** An edit of no length, a list that is one pause, both. */
    @ParameterizedTest
    @CsvSource({"0, 0", "2000, -1", "0, -1"})
    void editListThatShowsNothingOfTheFilmIsNoReasonToLoseIt(int lasts, int mediaTime) throws Exception {
        Path source = clip("clip.mp4", 2, 2, "-bf", "0");
        everywhere(source, "elst", 12, lasts);
        everywhere(source, "elst", 16, mediaTime);

        SourceFacts facts = probe.probe(source, signal);

        assertThat(facts.durationSeconds()).isCloseTo(2, within(0.03));
        assertThat(facts.audio()).isNotNull();
        assertThat(Clips.frames(source)).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000, 1_000_000})
    void wholeAviIsAsLongAsItsPacketsWhateverItsHeaderSays(int frames) throws Exception {
        Path source = clip("clip.avi", 2, 2, TAPE);
        everywhere(source, "avih", 24, Integer.reverseBytes(frames));
        everywhere(source, "vids", 32, Integer.reverseBytes(frames));

        assertThat(probe.probe(source, signal).durationSeconds()).isCloseTo(2, within(0.05));
    }

    @Test
    void cutFileIsStillToldFromALyingHeader() throws Exception {
        for (Path whole : List.of(clip("clip.avi", 4, 4, TAPE), clip("clip.wmv", 4, 4, WINDOWS))) {
            byte[] bytes = Files.readAllBytes(whole);
            Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));

            TranscodeFailure failure = catchThrowableOfType(TranscodeFailure.class, () -> probe.probe(whole, signal));

            assertThat(failure).hasMessageContaining("cut off");
            assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_UNREADABLE);
        }
    }

    @Test
    void soundThatGoesOnMakesTheLastPictureStand() throws Exception {
        for (Path source :
                List.of(clip("clip.mp4", 1, 3), clip("clip.avi", 1, 3, TAPE), clip("clip.wmv", 1, 3, WINDOWS))) {
            SourceFacts facts = probe.probe(source, signal);

            assertThat(facts.durationSeconds()).as("%s", source).isCloseTo(3, within(0.1));
            assertThat(facts.stillSeconds()).as("%s", source).isCloseTo(2, within(0.1));
        }
    }

    @Test
    void soundThatEndsAFewFramesLaterOrEarlierChangesNothing() throws Exception {
        for (double sound : new double[] {1.1, 0.4}) {
            SourceFacts facts = probe.probe(clip("clip.mp4", 1, sound), signal);

            assertThat(facts.durationSeconds()).isEqualTo(1);
            assertThat(facts.stillSeconds()).isZero();
        }
    }

    private Path clip(String name, double picture, double sound, String... options) {
        Path clip = directory.resolve(name);
        List<String> words = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=" + picture));
        words.addAll(List.of("-f", "lavfi", "-i", "sine=d=" + sound, "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        words.addAll(List.of(options));
        words.add(clip.toString());
        Clips.ffmpeg(words.toArray(String[]::new));
        return clip;
    }

    /** Another number, highest byte first, so many bytes behind the start of every such name. */
    private static void everywhere(Path file, String name, int behind, int number) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(text).contains(name);
            for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 4)) {
                ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).putInt(at + behind, number);
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
