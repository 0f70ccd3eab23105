package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.HlsPackager;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.verify.OutputVerifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * What Apple's HLS authoring specification asks of video on demand, held against a real encode by reading its playlists and
 * files as a player would. Numbers are those of the edition of August 2023; the whole list is infra/docs/reports/apple-authoring.md.
 */
@SpringBootTest(
        classes = {AppleAuthoringIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"millrace.ffmpeg.cache=target/ffmpeg", "millrace.encode.preset=superfast"})
class AppleAuthoringIT {

    private static final int SECONDS = 13;
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Z-]+)=(\"[^\"]*\"|[^,]*)");

    @TempDir
    static Path directory;

    private static HlsOutput output;

    private final Probe probe;
    private final Encoder encoder;
    private final HlsPackager packager;

    AppleAuthoringIT(@Autowired Probe probe, @Autowired Encoder encoder, @Autowired HlsPackager packager) {
        this.probe = probe;
        this.encoder = encoder;
        this.packager = packager;
    }

    @Configuration
    @ComponentScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.encode",
        "dev.millrace.worker.packaging"
    })
    @ConfigurationPropertiesScan({
        "dev.millrace.worker.ffmpeg",
        "dev.millrace.worker.probe",
        "dev.millrace.worker.encode"
    })
    static class Parts {}

    @BeforeEach
    void encodeOnce() throws Exception {
        if (output != null) {
            return;
        }
        Path source = new Clips(directory).of("apple.mp4", "1280x720", "30", SECONDS);
        SourceFacts facts = probe.probe(source, new StopSignal());
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, directory, new StopSignal()).encode(pass, (seconds, speed) -> {});
        }
        HlsOutput made = packager.pack(new OutputVerifier(directory, facts), plan);
        for (var playlist : made.mediaPlaylists().entrySet()) {
            Files.writeString(directory.resolve(playlist.getKey()), playlist.getValue());
        }
        output = made;
    }

    @Test
    void pictures() {
        assertThat(variants()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(variant -> {
            String codec = variant.attribute("CODECS").split(",")[0];
            assertThat(codec).as("1.1 H.264, 1.4 High profile").startsWith("avc1.6400");
            assertThat(Integer.parseInt(codec.substring(9), 16))
                    .as("1.3 level up to 4.2")
                    .isLessThanOrEqualTo(42);
            assertThat(Double.parseDouble(variant.attribute("FRAME-RATE")))
                    .as("frame rates above 60 are not used")
                    .isLessThanOrEqualTo(60);
        });
    }

    @Test
    void measuredBitRatesAreThoseDeclared() {
        assertThat(variants()).allSatisfy(variant -> {
            List<Piece> pictures = pieces(variant.uri());
            List<Piece> audioPieces = pieces(variant.attribute("AUDIO") + "/playlist.m3u8");
            assertThat(average(pictures) + average(audioPieces))
                    .as("1.26 average bit rate within 10 % of AVERAGE-BANDWIDTH")
                    .isBetween(0.9 * variant.number("AVERAGE-BANDWIDTH"), 1.1 * variant.number("AVERAGE-BANDWIDTH"));
            assertThat(peak(pictures) + peak(audioPieces))
                    .as("1.27 peak bit rate within 10 % of BANDWIDTH")
                    .isBetween(0.9 * variant.number("BANDWIDTH"), 1.1 * variant.number("BANDWIDTH"));
        });
    }

    @Test
    void audioPieces() {
        assertThat(variants())
                .as("2.3 stereo is AAC-LC, in CODECS")
                .allSatisfy(variant -> assertThat(variant.attribute("CODECS")).endsWith(",mp4a.40.2"));
        assertThat(tags(output.masterPlaylist(), "#EXT-X-MEDIA:")).hasSize(2).allSatisfy(media -> {
            assertThat(media.attribute("LANGUAGE")).as("8.10 LANGUAGE").isNotEmpty();
            assertThat(media.attribute("CHANNELS"))
                    .as("CHANNELS of every sound")
                    .matches("[12]");
            assertThat(media.attribute("NAME")).as("one NAME in all groups").isEqualTo("Original");
            assertThat(media.attribute("DEFAULT")).isEqualTo("YES");
            assertThat(media.attribute("AUTOSELECT")).isEqualTo("YES");
        });
    }

    @Test
    void keyFramePlaylists() throws Exception {
        List<Tag> lists = tags(output.masterPlaylist(), "#EXT-X-I-FRAME-STREAM-INF:");
        assertThat(lists).as("6.1 an I-frame playlist for every rendition").hasSameSizeAs(variants());
        for (Tag list : lists) {
            String uri = list.attribute("URI");
            String text = output.mediaPlaylists().get(uri);
            assertThat(text).contains("#EXT-X-I-FRAMES-ONLY\n").contains("#EXT-X-MAP:");
            List<Piece> frames = pieces(uri);
            assertThat(frames).as("a key frame every two seconds").hasSize((SECONDS + 1) / 2);
            for (Piece frame : frames) {
                assertThat(Clips.frames(alone(uri, frame)))
                        .as("6.10 %s: init, moof and key frame are one picture", frame)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void mediaPlaylists() {
        assertThat(output.mediaPlaylists()).hasSize(3 * 2 + 2).allSatisfy((key, text) -> {
            assertThat(text).as("7 fragmented MP4 by EXT-X-MAP").contains("#EXT-X-MAP:URI=\"init.mp4\"");
            assertThat(text).as("8.1 one target duration for all").contains("#EXT-X-TARGETDURATION:6\n");
            assertThat(text).as("on demand and whole").contains("#EXT-X-PLAYLIST-TYPE:VOD\n");
            assertThat(text).endsWith("#EXT-X-ENDLIST\n");
            assertThat(pieces(key))
                    .as("7 no segment is longer than the target")
                    .allSatisfy(piece -> assertThat(Math.round(piece.seconds())).isLessThanOrEqualTo(6));
        });
        assertThat(output.mediaPlaylists().get("720p/playlist.m3u8"))
                .as("8.20 segments are independent")
                .contains("#EXT-X-INDEPENDENT-SEGMENTS\n");
    }

    @Test
    void segmentsBeginTogether() {
        List<Double> expected =
                pieces("720p/playlist.m3u8").stream().map(Piece::seconds).toList();

        assertThat(variants())
                .as("8 variants are aligned")
                .allSatisfy(variant -> assertThat(pieces(variant.uri()))
                        .extracting(Piece::seconds)
                        .isEqualTo(expected));
    }

    @Test
    void masterPlaylist() {
        assertThat(output.masterPlaylist()).as("9 independent segments").contains("#EXT-X-INDEPENDENT-SEGMENTS\n");
        assertThat(variants())
                .as("9 several variants")
                .hasSizeGreaterThan(1)
                .allSatisfy(variant -> assertThat(List.of(
                                "BANDWIDTH",
                                "AVERAGE-BANDWIDTH",
                                "CODECS",
                                "RESOLUTION",
                                "FRAME-RATE",
                                "VIDEO-RANGE",
                                "CLOSED-CAPTIONS"))
                        .as("9.2-9.16 what a variant must say")
                        .allSatisfy(name ->
                                assertThat(variant.attribute(name)).as(name).isNotEmpty()));
        assertThat(variants())
                .as("9.14 no captions")
                .allSatisfy(variant ->
                        assertThat(variant.attribute("CLOSED-CAPTIONS")).isEqualTo("NONE"));
        assertThat(variants().get(0).uri())
                .as("1.32 the first is neither best nor worst")
                .isEqualTo("720p/playlist.m3u8");
    }

    @Test
    void cellular() {
        assertThat(variants())
                .as("9.21 one variant needs at most 192 kbit/s")
                .anySatisfy(variant -> assertThat(variant.number("BANDWIDTH")).isLessThanOrEqualTo(192_000));
    }

    private record Tag(String attributes, String uri) {

        String attribute(String name) {
            Matcher matcher = ATTRIBUTE.matcher(attributes);
            while (matcher.find()) {
                if (matcher.group(1).equals(name)) {
                    return matcher.group(2).replace("\"", "");
                }
            }
            return "";
        }

        double number(String name) {
            return Double.parseDouble(attribute(name));
        }
    }

    private record Piece(String file, double seconds, long offset, long bytes) {}

    private static List<Tag> variants() {
        return tags(output.masterPlaylist(), "#EXT-X-STREAM-INF:");
    }

    private static List<Tag> tags(String playlist, String name) {
        List<String> lines = playlist.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith(name))
                .mapToObj(at ->
                        new Tag(lines.get(at).substring(name.length()), at + 1 < lines.size() ? lines.get(at + 1) : ""))
                .toList();
    }

    private static List<Piece> pieces(String playlistKey) {
        List<Piece> pieces = new ArrayList<>();
        double seconds = 0;
        String range = "";
        for (String line : output.mediaPlaylists().get(playlistKey).lines().toList()) {
            if (line.startsWith("#EXTINF:")) {
                seconds = Double.parseDouble(line.substring(8).replace(",", ""));
            } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
                range = line.substring(17);
            } else if (!line.startsWith("#")) {
                String file = playlistKey.substring(0, playlistKey.indexOf('/') + 1) + line;
                pieces.add(piece(file, seconds, range));
            }
        }
        return pieces;
    }

    private static Piece piece(String file, double seconds, String range) {
        try {
            long bytes = Files.size(directory.resolve(file));
            return range.isEmpty()
                    ? new Piece(file, seconds, 0, bytes)
                    : new Piece(
                            file,
                            seconds,
                            Long.parseLong(range.substring(range.indexOf('@') + 1)),
                            Long.parseLong(range.substring(0, range.indexOf('@'))));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static double average(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::bytes).sum()
                * 8
                / pieces.stream().mapToDouble(Piece::seconds).sum();
    }

    /** Of segments that last at least half of the target. */
    private static double peak(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.seconds() >= 3)
                .mapToDouble(piece -> piece.bytes() * 8 / piece.seconds())
                .max()
                .orElseThrow();
    }

    private static Path alone(String playlistKey, Piece frame) throws IOException {
        Path file = directory.resolve("alone.mp4");
        byte[] segment = Files.readAllBytes(directory.resolve(frame.file()));
        try (OutputStream out = Files.newOutputStream(file)) {
            Files.copy(directory.resolve(playlistKey.replace("iframes.m3u8", "init.mp4")), out);
            out.write(segment, (int) frame.offset(), (int) frame.bytes());
        }
        return file;
    }
}
