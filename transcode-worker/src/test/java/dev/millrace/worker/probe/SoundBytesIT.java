package dev.millrace.worker.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.worker.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real ffmpeg decodes the same sound from a file with holes as from the whole one. */
class SoundBytesIT {

    private static final FfmpegBinaries BINARIES = FfmpegBinaries.resolve(null, null, Clips.CACHE);
    private static final AudioTrack ONE = new AudioTrack(1, "aac", 2, "und", null, null);
    private static final AudioTrack BOTH_SIDES = new AudioTrack(1, "aac", 2, "und", "stereo", 2);

    @TempDir
    Path directory;

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(delimiter = '|', textBlock = """
            index in front  | mp4 | -c:a aac -movflags +faststart
            index behind    | mov | -c:a aac
            as it is        | mov | -c:a pcm_s16le
            in three bytes  | mov | -c:a pcm_s24le -ac 2
            MP3             | mp4 | -c:a mp3
            AC-3            | mp4 | -c:a ac3
            no edit list    | mp4 | -c:a aac -use_editlist 0
            """)
    void soundDecodesAsFromTheWholeFile(String name, String container, String options) throws Exception {
        assertSame(clip("clip." + container, options), ONE);
    }

    @Test
    void bothSidesAreThere() throws Exception {
        assertSame(clip("clip.mov", "-c:a aac -map 0 -map 1 -map 1"), BOTH_SIDES);
    }

    /** Its tables may say that each sample has one byte, which the real ones do not. */
    @Test
    void soundInSamplesOfAnotherSizeTakesAllOfTheSource() throws Exception {
        String head = "stsz" + Clips.latin("00000000");
        Path clip = Clips.changed(
                clip("clip.mov", "-c:a pcm_s16le"), head + Clips.latin("00000002"), head + Clips.latin("00000001"));

        assertThat(needed(clip, directory.resolve("copy"), ONE)).isEmpty();
    }

    @Test
    void aTrackThatIsNoSoundTakesAllOfTheSource() throws Exception {
        assertThat(needed(clip("clip.mp4", "-c:a aac"), directory.resolve("copy"), BOTH_SIDES))
                .isEmpty();
    }

    private void assertSame(Path clip, AudioTrack audio) throws Exception {
        Path sparse = clip.resolveSibling("copy");

        assertThat(needed(clip, sparse, audio).orElseThrow()).isLessThan(Files.size(clip) * 6 / 10);

        List<String> whole = decoded(clip, audio);
        assertThat(whole).hasSizeGreaterThan(100);
        assertThat(decoded(sparse, audio)).isEqualTo(whole);
    }

    /** Brings it, and says how many bytes that takes. */
    private static Optional<Long> needed(Path clip, Path sparse, AudioTrack audio) throws IOException {
        try (SparseCopy copy = new SparseCopy(clip, sparse)) {
            Optional<List<ByteRange>> media = SoundBytes.find(sparse, audio, copy);
            media.ifPresent(ranges -> ranges.forEach(range -> copy.bring(range.from(), range.to())));
            return media.map(ranges -> copy.bytes());
        }
    }

    private static List<String> decoded(Path file, AudioTrack audio) throws Exception {
        Path frames = file.resolveSibling(file.getFileName() + ".frames");
        String right = audio.rightStream() == null ? "" : " -map 0:" + audio.rightStream();
        String words =
                "-nostdin -y -v error -i %s -map 0:%d%s -f framemd5 %s".formatted(file, audio.stream(), right, frames);
        Process process = BINARIES.ffmpeg(List.of(words.split(" "))).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(frames);
    }

    /** Its sound lies between pieces of the picture of ten seconds. */
    private Path clip(String name, String options) throws IOException {
        Path clip = Files.createTempDirectory(directory, "clip").resolve(name);
        String picture = "-f lavfi -i testsrc2=s=240x136:r=30:d=40,noise=alls=30:allf=t";
        String words = picture + " -f lavfi -i sine=d=40 -c:v libx264 -preset ultrafast -g 30 -b:v 2M -pix_fmt yuv420p"
                + " -chunk_duration 10000000 " + options + " " + clip;
        Clips.ffmpeg(words.split(" +"));
        return clip;
    }
}
