package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Hdr;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.encode.Encoder;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.packaging.HlsOutput;
import dev.millrace.worker.packaging.HlsPackager;
import dev.millrace.worker.plan.Chunk;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.plan.Plans;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Divisibility;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.segments.TrackReader;
import dev.millrace.worker.verify.ChunkVerifier;
import dev.millrace.worker.verify.OutputVerifier;
import dev.millrace.worker.verify.PicturesMissing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.json.JsonMapper;

/** A video that is made in chunks is the video that is made in one go, frame by frame, with the real ffmpeg. */
@SpringBootTest(
        classes = {EncodeIT.Parts.class, Unobserved.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "millrace.ffmpeg.cache=target/ffmpeg",
            "millrace.encode.preset=ultrafast",
            "millrace.encode.small-preset=ultrafast"
        })
class ChunksIT {

    private static final String X264 = "-c:v libx264 -preset ultrafast -bf 2 -g 25 ";
    private static final double SECONDS = 25.2;
    private static final List<Chunk> CHUNKS =
            List.of(new Chunk(0, 2, false), new Chunk(2, 1, false), new Chunk(3, 2, true));

    @TempDir
    Path directory;

    private final Probe probe;
    private final Encoder encoder;
    private final HlsPackager packager;
    private final JsonMapper json = JsonMapper.builder().build();
    private final StopSignal signal = new StopSignal();
    private int decodedFromStart;

    ChunksIT(@Autowired Probe probe, @Autowired Encoder encoder, @Autowired HlsPackager packager) {
        this.probe = probe;
        this.encoder = encoder;
        this.packager = packager;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(delimiter = '|', textBlock = """
            30 frames a second      | 30         | null                            | -bf 3 -x264-params b-pyramid=normal
            television's 29.97      | 30000/1001 | null                            | ''
            60, made 30             | 60         | null                            | ''
            television's 59.94      | 60000/1001 | null                            | ''
            film's 23.976           | 24000/1001 | null                            | -g 250
            a clock of its own      | 297/10     | null                            | -video_track_timescale 600
            a phone's varying rate  | 30         | setpts='(N+0.3*sin(N))/30/TB'   | -fps_mode passthrough -enc_time_base 1:90000 -video_track_timescale 90000
            frames left out         | 30         | select='not(eq(mod(n,7),3))'    | -fps_mode passthrough
            a pause over a seam     | 30         | select='lt(t,10)+gt(t,14.03)'   | -fps_mode passthrough -bf 0
            half-frames             | 50         | tinterlace=interleave_top,fieldorder=tff | -flags +ilme+ildct -x264-params tff=1
            """)
    void aVideoOfChunksIsTheVideoMadeInOneGo(String kind, String rate, String filters, String options)
            throws Exception {
        compare(
                BarcodeClips.make(directory.resolve("clip.mp4"), rate, SECONDS, filters, (X264 + options).strip()),
                true);

        assertThat(decodedFromStart).isZero();
    }

    /** Frames are coded so long before they are shown that the key frame behind the pause is found, and none before. */
    @Test
    void aPauseInReorderedFramesIsDecodedFromTheBeginning() throws Exception {
        String options = "-c:v libx264 -preset veryfast -bf 2 -g 25 -sc_threshold 0 -fps_mode passthrough";
        String pause = "select='lt(t,10)+gt(t,14.03)'";

        compare(BarcodeClips.make(directory.resolve("clip.mp4"), "30", SECONDS, pause, options), true);

        assertThat(decodedFromStart).isEqualTo(2);
    }

    @Test
    void aTurnedRecordingIsMadeInChunks() throws Exception {
        Path upright = BarcodeClips.make(directory.resolve("clip.mp4"), "30", SECONDS, "null", X264.strip());
        Path turned = directory.resolve("turned.mp4");
        Clips.ffmpeg("-display_rotation:v:0", "90", "-i", upright.toString(), "-c", "copy", turned.toString());

        compare(turned, false);
    }

    /** An edit list that begins between two key frames, and one that lets the picture begin after the sound. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"-ss 0.7, ''", "'', -itsoffset 1.9"})
    void aRecordingWithAnEditListIsMadeInChunks(String cut, String late) throws Exception {
        Path clip = BarcodeClips.make(directory.resolve("clip.mp4"), "30", SECONDS, "null", X264.strip());
        Path edited = directory.resolve("edited.mp4");
        String words = "%s -i %s %s -i %s -map 1:v -map 0:a -c copy %s"
                .formatted(cut, clip, late.isEmpty() ? cut : late, clip, edited);
        Clips.ffmpeg(words.strip().split(" +"));

        compare(edited, true);
    }

    @Test
    void openGroupsOfHevcInHighDynamicRangeAreMadeInChunks() throws Exception {
        String color = "colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc:";
        String options = "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -tag:v hvc1 -x265-params " + color
                + "log-level=error:open-gop=1:keyint=50:bframes=4";
        Path clip = BarcodeClips.make(directory.resolve("clip.mp4"), "30", SECONDS, "null", options);
        assertThat(probe.probe(clip, signal).summary().hdr()).isEqualTo(Hdr.HLG);

        compare(clip, true);
    }

    /** The last picture stands while the sound goes on: of a whole chunk nothing else is there. */
    @Test
    void aPictureThatStandsIsMadeInChunks() throws Exception {
        Path clip = BarcodeClips.make(directory.resolve("clip.mp4"), "30", SECONDS, "null", X264.strip());
        Path shorter = directory.resolve("shorter.mp4");
        Clips.ffmpeg(("-t 16 -i %s -i %s -map 0:v -map 1:a -c copy %s".formatted(clip, clip, shorter)).split(" "));

        compare(shorter, true);
    }

    /** why: half-frames are hard to encode, so that now and then the number of one cannot be read from either output. */
    private static int mostMisread(SourceFacts facts) {
        return facts.mayBeInterlaced() ? 10 : 0;
    }

    private static List<String> differences(List<Integer> shown, List<Integer> expected) {
        return IntStream.range(0, expected.size())
                .filter(frame -> !shown.get(frame).equals(expected.get(frame)))
                .mapToObj(frame -> "frame " + frame + " shows " + shown.get(frame) + ", not " + expected.get(frame))
                .toList();
    }

    private void compare(Path source, boolean isUpright) throws Exception {
        SourceFacts facts = probe.probe(source, signal);
        assertThat(Divisibility.hindrance(source, facts)).isEmpty();
        Plan plan = Plans.of(facts, TranscodeJob.DEFAULT_RENDITIONS);
        Path wholeFolder = Files.createDirectories(directory.resolve("whole"));
        Path chunkFolder = Files.createDirectories(directory.resolve("chunks"));
        for (Pass pass : plan.passes()) {
            encoder.open(source, facts, plan, wholeFolder, signal).encode(pass, (seconds, speed) -> {});
        }
        OutputVerifier inChunks = new OutputVerifier(chunkFolder, facts);
        for (Pass pass : plan.passes()) {
            inChunks.take(joined(source, facts, plan, pass, chunkFolder));
        }
        OutputVerifier inOneGo = new OutputVerifier(wholeFolder, facts);

        HlsOutput output = packager.pack(inChunks, plan);

        assertThat(output.mediaPlaylists().keySet())
                .isEqualTo(packager.pack(inOneGo, plan).mediaPlaylists().keySet());
        for (Rendition rendition : plan.renditions()) {
            String label = rendition.label();
            Track joined = inChunks.tracks().get(label);
            assertThat(joined).isEqualTo(TrackReader.read(chunkFolder.resolve(label)));
            assertThat(times(joined)).isEqualTo(times(inOneGo.tracks().get(label)));
            assertThat(sequence(chunkFolder.resolve(label))).isEqualTo(sequence(wholeFolder.resolve(label)));
            List<Integer> shown = BarcodeClips.numbers(Clips.whole(chunkFolder.resolve(label)), isUpright);
            List<Integer> expected = BarcodeClips.numbers(Clips.whole(wholeFolder.resolve(label)), isUpright);
            assertThat(shown).hasSize(joined.samples()).hasSameSizeAs(expected);
            assertThat(differences(shown, expected)).hasSizeLessThanOrEqualTo(mostMisread(facts));
            assertThat(Set.copyOf(shown)).hasSizeGreaterThan(200);
        }
        plan.audioRenditions().forEach(sound -> {
            Track alone = inChunks.tracks().get(sound.label());
            Track beside = inOneGo.tracks().get(sound.label());
            assertThat(alone.samples()).isEqualTo(beside.samples());
            assertThat(alone.segments()).hasSameSizeAs(beside.segments());
            assertThat(decoded(chunkFolder.resolve(sound.label())))
                    .isEqualTo(decoded(wholeFolder.resolve(sound.label())));
        });
        play(output, chunkFolder);
    }

    private Map<String, Track> joined(Path source, SourceFacts facts, Plan plan, Pass pass, Path folder)
            throws Exception {
        Encoder.Encoding encoding = encoder.open(source, facts, plan, folder, signal);
        List<Map<String, Track>> parts = new ArrayList<>();
        // why: workers finish in any order, and none may need what another made
        List<Chunk> order = new ArrayList<>(CHUNKS);
        Collections.reverse(order);
        for (Chunk chunk : order) {
            Path own = Files.createDirectories(folder.resolve("own-" + chunk.firstSegment()));
            parts.add(0, stored(made(encoder.open(source, facts, plan, own, signal), own, pass, chunk)));
            for (Rendition rendition : pass.renditions()) {
                moveAll(own.resolve(rendition.label()), folder.resolve(rendition.label()));
            }
        }
        Map<String, Track> tracks = ChunkVerifier.joined(pass, parts);
        if (!pass.audioRenditions().isEmpty()) {
            encoding.encodeSound(pass, (seconds, speed) -> {});
            tracks.putAll(stored(ChunkVerifier.sounds(folder, facts, plan, pass)));
        }
        return tracks;
    }

    /** As a worker makes it. */
    private Map<String, Track> made(Encoder.Encoding encoding, Path folder, Pass pass, Chunk chunk) throws Exception {
        encoding.encode(pass, chunk, (seconds, speed) -> {});
        try {
            return ChunkVerifier.pictures(folder, pass, chunk);
        } catch (PicturesMissing e) {
            decodedFromStart++;
            encoding.encodeFromStart(pass, chunk, (seconds, speed) -> {});
            return ChunkVerifier.pictures(folder, pass, chunk);
        }
    }

    private static void moveAll(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** As they come back from where a worker put them. */
    private Map<String, Track> stored(Map<String, Track> tracks) {
        Map<String, Track> read = json.readValue(
                json.writeValueAsString(tracks),
                json.getTypeFactory().constructMapType(Map.class, String.class, Track.class));
        assertThat(read).isEqualTo(tracks);
        return read;
    }

    /** Of each segment its name, and of each fragment when it begins, how long it lasts, and its frames. */
    private static List<String> times(Track track) {
        return track.segments().stream()
                .map(segment -> segment.name()
                        + segment.fragments().stream()
                                .map(fragment -> " %d+%d (%d)"
                                        .formatted(fragment.decodeTime(), fragment.duration(), fragment.samples()))
                                .toList())
                .toList();
    }

    /** The numbers of all fragments, as they lie in the files. */
    private static List<Integer> sequence(Path folder) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".m4s"))
                    .sorted()
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                for (int at = text.indexOf("mfhd"); at >= 0; at = text.indexOf("mfhd", at + 1)) {
                    numbers.add(ByteBuffer.wrap(bytes).getInt(at + 8));
                }
            }
        }
        return numbers;
    }

    private static String decoded(Path folder) {
        try {
            Path sound = Clips.whole(folder);
            Path digest = sound.resolveSibling(sound.getFileName() + ".md5");
            Clips.ffmpeg("-i", sound.toString(), "-f", "md5", digest.toString());
            return Files.readString(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void play(HlsOutput output, Path folder) throws IOException {
        for (Map.Entry<String, String> playlist : output.mediaPlaylists().entrySet()) {
            Files.writeString(folder.resolve(playlist.getKey()), playlist.getValue());
        }
        Path master = Files.writeString(folder.resolve(HlsOutput.MASTER), output.masterPlaylist());
        Clips.ffmpeg("-xerror", "-i", master.toString(), "-map", "0:v", "-map", "0:a", "-f", "null", "-");
    }
}
