package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.worker.Clips;
import dev.millrace.worker.RewrittenIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real ffmpeg decodes the same pictures from a file with holes as from the whole one, and does not notice the holes. */
class WindowBytesIT {

    private static final FfmpegBinaries BINARIES = FfmpegBinaries.resolve(null, null, Clips.CACHE);
    private static final int SECONDS = 30;
    private static final String OPEN_GROUPS = "-x265-params log-level=error:keyint=40:open-gop=1";

    @TempDir
    Path directory;

    private final Random random = new Random(20261130);
    private int copies;

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(delimiter = '|', textBlock = """
            index in front             | mp4 | -c:v libx264 -g 30 -bf 2 -movflags +faststart
            index behind               | mp4 | -c:v libx264 -g 30 -bf 2
            rare key frames            | mp4 | -c:v libx264 -g 250 -bf 3
            no frames in between       | mov | -c:v libx264 -g 60 -bf 0
            open groups                | mp4 | -c:v libx264 -g 48 -bf 3 -x264-params open-gop=1
            no edit list               | mp4 | -c:v libx264 -g 30 -bf 3 -use_editlist 0
            shown before decoded       | mp4 | -c:v libx264 -g 30 -bf 3 -movflags +negative_cts_offsets
            a clock of its own         | mov | -c:v libx264 -g 25 -bf 2 -video_track_timescale 600
            chunks of ten seconds      | mov | -c:v libx264 -g 30 -bf 2 -chunk_duration 10000000
            HEVC, open groups          | mov | -c:v libx265 -s 160x90 -b:v 1M -x265-params log-level=error:keyint=40:open-gop=1
            only key frames            | mov | -c:v prores -s 160x90
            frames that come unevenly  | mp4 | -c:v libx264 -g 20 -bf 2 -vf select='not(mod(n\\,7))+not(mod(n\\,3))' -fps_mode vfr
            an old phone's             | 3gp | -c:v mpeg4 -g 12 -c:a aac
            """)
    void windowsDecodeAsFromTheWholeFile(String name, String container, String options) throws Exception {
        assertWindows(clip("clip." + container, options), 0);
    }

    @Test
    void sizesAndOffsetsOfEightBytesAreRead() throws Exception {
        Path clip = clip("clip.mp4", "-c:v libx264 -g 30 -bf 2");

        assertWindows(RewrittenIndex.farAway(clip, directory.resolve("far.mp4")), 0);
    }

    /** As phones write it; ffmpeg begins a group earlier when pictures before a key frame need those of the group before. */
    @Test
    void openGroupsThatAreNamedLetFfmpegBeginEarlier() throws Exception {
        Path clip = RewrittenIndex.withOpenGroups(
                clip("clip.mp4", "-c:v libx265 -s 160x90 -b:v 1M " + OPEN_GROUPS + ":scenecut=0"));

        assertSame(clip, new PictureWindow(0, 12.05, 13));
        assertSame(clip, new PictureWindow(0, 12, 13));
        assertSame(clip, new PictureWindow(0, 15, 16));
    }

    /** Its first picture is shown in the middle of a group, as a phone cuts a recording. */
    @Test
    void anEditMovesTheClock() throws Exception {
        Path clip = clip("clip.mp4", "-c:v libx264 -g 150 -bf 2");
        Path cut = directory.resolve("cut.mp4");
        Clips.ffmpeg(("-ss 8.2 -i " + clip + " -c copy " + cut).split(" "));

        assertWindows(cut, 0);
    }

    @Test
    void aPauseBeforeThePictureMovesTheClock() throws Exception {
        Path clip = clip("clip.mp4", "-c:v libx264 -g 45 -bf 2");
        Path late = directory.resolve("late.mp4");
        Clips.ffmpeg(
                ("-itsoffset 1.7 -i %s -i %s -map 0:v -map 1:a -c copy %s".formatted(clip, clip, late)).split(" "));

        assertWindows(late, 1.7);
    }

    /** ffmpeg seeks by the first picture of a file, which has one key frame. */
    @Test
    void aPreviewBeforeTheFilmLetsFfmpegBeginAtIt() throws Exception {
        Path preview = directory.resolve("preview.mov");
        Path both = directory.resolve("both.mov");
        Clips.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=160x90:r=1:d=1", "-c:v", "mjpeg", preview.toString());
        Path film = clip("film.mov", "-c:v libx264 -g 30 -bf 2");
        Clips.ffmpeg(("-i %s -i %s -map 0:v -map 1 -c copy %s".formatted(preview, film, both)).split(" "));

        assertSame(both, new PictureWindow(1, 12, 14));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(delimiter = '|', textBlock = """
            fragments   | mp4 | -c:v libx264 -movflags +frag_keyframe+empty_moov
            AVI         | avi | -c:v mpeg4 -c:a mp3
            Matroska    | mkv | -c:v libx264
            """)
    void withoutAnIndexAllIsNeeded(String name, String container, String options) throws Exception {
        assertThat(needed(clip("clip." + container, options))).isEmpty();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"stss", "stsc", "stsz", "stts", "hdlr", "mdhd"})
    void withoutOneOfItsTablesAllIsNeeded(String table) throws Exception {
        Path clip = Clips.changed(clip("clip.mp4", "-c:v libx264 -g 30"), table, "skip");

        assertThat(needed(clip)).isEmpty();
    }

    private Optional<List<ByteRange>> needed(Path clip) throws IOException {
        try (SparseCopy copy = new SparseCopy(clip, copyOf(clip))) {
            return WindowBytes.find(directory.resolve("copy" + copies), new PictureWindow(0, 10, 12), copy);
        }
    }

    private void assertWindows(Path clip, double start) throws Exception {
        assertSame(clip, new PictureWindow(0, start, start + 1.5));
        assertSame(clip, new PictureWindow(0, start + 12, start + 14));
        assertSame(clip, new PictureWindow(0, start + SECONDS - 4, Double.POSITIVE_INFINITY));
        for (int i = 0; i < 4; i++) {
            double from = start + random.nextDouble(SECONDS - 6);
            assertSame(clip, new PictureWindow(0, from, from + random.nextDouble(0.1, 3)));
        }
    }

    private void assertSame(Path clip, PictureWindow window) throws Exception {
        Path sparse = copyOf(clip);
        try (SparseCopy copy = new SparseCopy(clip, sparse)) {
            List<ByteRange> media = WindowBytes.find(sparse, window, copy).orElseThrow();
            media.forEach(range -> copy.bring(range.from(), range.to()));
            if (window.stream() == 0) {
                assertThat(copy.bytes()).as("%s", window).isLessThan(Files.size(clip) * 7 / 10);
            }
        }

        Decoded whole = decoded(clip, window);
        assertThat(whole.frames).hasSizeGreaterThan(1);
        assertThat(decoded(sparse, window)).as("%s", window).isEqualTo(whole);
        Files.delete(sparse);
    }

    private Path copyOf(Path clip) {
        return directory.resolve("copy" + ++copies);
    }

    private record Decoded(List<String> frames, List<String> said) {}

    private Decoded decoded(Path file, PictureWindow window) throws Exception {
        Path frames = directory.resolve("frames");
        Path said = directory.resolve("said");
        List<String> words = new ArrayList<>(List.of("-nostdin", "-y", "-v", "repeat+level+warning"));
        words.addAll(List.of("-noaccurate_seek", "-seek_timestamp", "1", "-ss", seconds(window.fromSeconds())));
        words.addAll(List.of("-copyts", "-i", file.toString()));
        words.addAll(List.of("-map", "0:" + window.stream()));
        if (Double.isFinite(window.toSeconds())) {
            words.addAll(List.of("-vf", "trim=end=" + seconds(window.toSeconds())));
        }
        words.addAll(List.of("-f", "framemd5", frames.toString()));
        Process process = BINARIES.ffmpeg(words).redirectError(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return new Decoded(
                Files.readAllLines(frames).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList(),
                Files.readAllLines(said).stream()
                        .filter(line -> !line.contains("no version information"))
                        .map(line -> line.replace(file.toString(), "").replaceAll("0x[0-9a-f]+", ""))
                        .toList());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }

    /** Loud enough that its tracks do not fit between two requests. */
    private Path clip(String name, String options) {
        Path clip = directory.resolve(name);
        String picture = "-f lavfi -i testsrc2=s=240x136:r=30:d=%d,noise=alls=30:allf=t".formatted(SECONDS);
        String words = picture + " -f lavfi -i sine=d=%d ".formatted(SECONDS) + "-preset ultrafast -b:v 2M "
                + (options.contains("prores") ? "" : "-pix_fmt yuv420p ") + options + " " + clip;
        Clips.ffmpeg(words.split(" +"));
        return clip;
    }
}
