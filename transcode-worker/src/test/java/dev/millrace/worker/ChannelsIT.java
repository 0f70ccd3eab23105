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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** How loud each channel comes out, with loudness left as it is. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.small-preset=ultrafast",
            "millrace.encode.loudness=false"
        })
class ChannelsIT {

    private static final String PICTURE = "-f lavfi -i color=s=640x360:r=30:d=2 ";
    private static final String CODED = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p ";

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final StopSignal signal = new StopSignal();
    private Path output;

    ChannelsIT(@Autowired Probe probe, @Autowired Encoder encoder) {
        this.probe = probe;
        this.encoder = encoder;
    }

    /** W of 0.4 and Y of 0.2 are 0.3 on the left and 0.1 on the right. */
    @ParameterizedTest
    @CsvSource({"mov, pcm_s16le, 4", "mp4, aac, 4", "mov, pcm_s16le, 9"})
    void aSphereOfSoundIsHeardToTheLeftAndToTheRight(String container, String codec, int channels) throws Exception {
        List<Double> levels = IntStream.range(0, channels)
                .mapToObj(i -> i == 0 ? 0.4 : i == 1 ? 0.2 : 0.05)
                .toList();
        Path clip = clip(container, tones(levels), "-c:a " + codec);

        encode(asSphere(clip, channels));

        assertLevels("audio", 0.3, 0.1);
    }

    @ParameterizedTest
    @CsvSource({"9", "11", "13"})
    void microphonesWithoutAPlaceAreHeardAlikeOnBothSides(int channels) throws Exception {
        List<Double> levels = IntStream.range(0, channels)
                .mapToObj(i -> i == channels - 1 ? 0.06 * channels : 0)
                .toList();

        encode(clip("mov", tones(levels), "-c:a pcm_s16le"));

        assertLevels("audio", 0.06, 0.06);
    }

    /** Of 7.1.4, the last two are above and behind. */
    @Test
    void whatIsAboveAndBehindIsHeardOnItsSide() throws Exception {
        List<Double> levels = IntStream.range(0, 12)
                .mapToObj(i -> i == 10 ? 0.8 : i == 11 ? 0.4 : 0)
                .toList();
        SourceFacts facts = encode(clip("mov", tones(levels).replace(":d=2", ":c=7.1.4:d=2"), "-c:a pcm_s16le"));

        assertThat(facts.summary().audioLayout()).isEqualTo("7.1.4");
        assertLevels("audio", 0.126, 0.063);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            placed by the container | 1 | 2 | FL | FR |
            the right one first     | 2 | 1 | FR | FL |
            named by its handler    | 1 | 2 | FC | FC | -metadata:s:a:0 handler_name=Left -metadata:s:a:1 handler_name=Right
            """)
    void twoTracksThatAreLeftAndRightAreOneStereoSound(
            String name, int first, int second, String placedFirst, String placedSecond, String named)
            throws Exception {
        Path clip = directory.resolve("clip.mov");
        String place = "[1:a]pan=%s|%s=c0[a];[2:a]pan=%s|%s=c0[b]"
                .formatted(placedFirst, placedFirst, placedSecond, placedSecond);
        Clips.ffmpeg((PICTURE + tone(first * 0.1) + tone(second * 0.1) + "-filter_complex " + place
                        + " -map 0:v -map [a] -map [b]" + CODED + "-c:a pcm_s16le "
                        + (named == null ? "" : named + " ") + clip)
                .split(" +"));

        SourceFacts facts = encode(clip);

        assertThat(facts.summary().audioLayout()).isEqualTo("stereo");
        assertLevels("audio", 0.1, 0.2);
    }

    @Test
    void oneTrackThatSaysLeftIsHeardOnBothSides() throws Exception {
        Path clip = directory.resolve("clip.mov");
        Clips.ffmpeg((PICTURE + tone(0.2) + "-filter_complex [1:a]pan=FL|FL=c0[a] -map 0:v -map [a]" + CODED
                        + "-c:a pcm_s16le " + clip)
                .split(" +"));

        encode(clip);

        assertLevels("audio", 0.2, 0.2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the same on both sides    | 0.2 |  0.2 | 0.2
            right is left upside down | 0.2 | -0.2 | 0.2
            only left                 | 0.2 |    0 | 0.1414
            only right                |   0 |  0.2 | 0.1414
            """)
    void oneChannelKeepsThePowerOfBoth(String name, double left, double right, double mono) throws Exception {
        encode(clip("mp4", tones(List.of(left, right)), "-c:a aac -b:a 256k"));

        assertLevels("audio", Math.abs(left), Math.abs(right));
        assertLevels("audio-mono", mono);
    }

    private static String tone(double level) {
        return tones(List.of(level));
    }

    private static String tones(List<Double> levels) {
        return levels.stream()
                .map("%s*sin(2*PI*440*t)"::formatted)
                .collect(Collectors.joining("|", "-f lavfi -i aevalsrc=", ":s=48000:d=2 "));
    }

    private Path clip(String container, String sound, String codec) {
        Path clip = directory.resolve("clip." + container);
        Clips.ffmpeg((PICTURE + sound + CODED + codec + " " + clip).split(" +"));
        return clip;
    }

    /** Writes Google's box about spatial sound into the sample entry; the index lies behind the media, which stays in place. */
    private static Path asSphere(Path clip, int channels) throws IOException {
        ByteBuffer box = ByteBuffer.allocate(20 + 4 * channels);
        box.putInt(box.capacity()).put("SA3D".getBytes(StandardCharsets.US_ASCII));
        box.put((byte) 0).put((byte) 0).putInt(channels == 4 ? 1 : 2);
        box.put((byte) 0).put((byte) 0).putInt(channels);
        IntStream.range(0, channels).forEach(box::putInt);
        String text = Files.readString(clip, StandardCharsets.ISO_8859_1);
        int entry = text.lastIndexOf("stsd") + 12;
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        int end = entry + bytes.getInt(entry);
        bytes.putInt(entry, bytes.getInt(entry) + box.capacity());
        int inside = entry;
        for (String type : List.of("stsd", "stbl", "minf", "mdia", "trak", "moov")) {
            inside = text.lastIndexOf(type, inside) - 4;
            bytes.putInt(inside, bytes.getInt(inside) + box.capacity());
        }
        return Files.write(
                clip,
                ByteBuffer.allocate(bytes.capacity() + box.capacity())
                        .put(bytes.slice(0, end))
                        .put(box.flip())
                        .put(bytes.slice(end, bytes.capacity() - end))
                        .array());
    }

    private SourceFacts encode(Path source) throws Exception {
        output = Files.createDirectories(directory.resolve("output"));
        SourceFacts facts = probe.probe(source, signal);
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Encoder.Encoding encoding = encoder.open(source, facts, plan, output, signal);
        for (Pass pass : plan.passes()) {
            encoding.encode(pass, (seconds, speed) -> {});
        }
        return facts;
    }

    /** Amplitudes of a tone. */
    private void assertLevels(String label, double... amplitudes) {
        double[] found = Clips.levels(Clips.whole(output.resolve(label)));
        assertThat(found).hasSize(amplitudes.length);
        for (int channel = 0; channel < found.length; channel++) {
            assertThat(found[channel]).as("channel %d", channel).isCloseTo(amplitudes[channel], within(0.02));
        }
    }
}
