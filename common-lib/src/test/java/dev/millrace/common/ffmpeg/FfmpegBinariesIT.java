package dev.millrace.common.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegBinariesIT {

    @TempDir
    Path cache;

    @Test
    void bundledBuildEncodesH264AndAacOnAMachineWithoutSoundAndX11() throws Exception {
        FfmpegBinaries binaries = FfmpegBinaries.resolve(null, null, cache);

        assertThat(binaries.origin()).isEqualTo(FfmpegBinaries.Origin.BUNDLED);
        assertThat(run(binaries.ffmpeg(List.of("-version")))).contains("ffmpeg version", "--enable-libx264");
        Path clip = cache.resolve("clip.mp4");
        run(binaries.ffmpeg(List.of(
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=320x240:r=25:d=1",
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-c:v",
                "libx264",
                "-c:a",
                "aac",
                clip.toString())));
        String streams = run(binaries.ffprobe(
                List.of("-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", clip.toString())));
        assertThat(streams).contains("h264", "aac");
    }

    @Test
    void racingProcessesShareOneUnpackedFolder() throws Exception {
        ExecutorService racers = Executors.newFixedThreadPool(3);
        try {
            Callable<FfmpegBinaries> resolve = () -> FfmpegBinaries.resolve(null, null, cache);
            List<Path> programs = racers.invokeAll(List.of(resolve, resolve, resolve)).stream()
                    .map(FfmpegBinariesIT::get)
                    .map(FfmpegBinaries::ffmpeg)
                    .distinct()
                    .toList();
            assertThat(programs).hasSize(1);
            assertThat(foldersInCache()).hasSize(1);
        } finally {
            racers.shutdownNow();
        }
    }

    @Test
    void damagedFolderIsUnpackedAgain() throws Exception {
        Path ffprobe = FfmpegBinaries.resolve(null, null, cache).ffprobe();
        Files.delete(ffprobe);

        FfmpegBinaries again = FfmpegBinaries.resolve(null, null, cache);

        assertThat(run(again.ffprobe(List.of("-version")))).contains("ffprobe version");
        assertThat(foldersInCache()).hasSize(1);
    }

    @Test
    void whatAnImageBroughtIsNotUnpackedAgain() throws Exception {
        UnpackFfmpeg.main(cache.toString());
        Path brought = foldersInCache().get(0).resolve("ffmpeg");
        FileTime time = Files.getLastModifiedTime(brought);

        FfmpegBinaries binaries = FfmpegBinaries.resolve(null, null, cache);

        assertThat(binaries.ffmpeg()).isEqualTo(brought);
        assertThat(Files.getLastModifiedTime(brought)).isEqualTo(time);
        assertThat(run(binaries.ffmpeg(List.of("-version")))).contains("ffmpeg version");
    }

    @Test
    void configuredPathThatIsNoProgramIsRefusedByName() {
        Path missing = cache.resolve("ffmpeg");

        assertThatThrownBy(() -> FfmpegBinaries.resolve(missing, null, cache))
                .isInstanceOf(FfmpegNotFound.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void configuredProgramsComeBeforeTheBundledOnes() {
        FfmpegBinaries bundled = FfmpegBinaries.resolve(null, null, cache);

        FfmpegBinaries configured = FfmpegBinaries.resolve(bundled.ffmpeg(), null, cache);

        assertThat(configured.origin()).isEqualTo(FfmpegBinaries.Origin.CONFIGURED);
        assertThat(configured.ffprobe()).isEqualTo(bundled.ffprobe());
    }

    @Test
    void installedProgramsAreFoundInTheSearchPath() {
        Path home = FfmpegBinaries.resolve(null, null, cache).ffmpeg().getParent();

        assertThat(FfmpegBinaries.installed("/nowhere:" + home))
                .hasValueSatisfying(found -> assertThat(found.ffmpeg()).isEqualTo(home.resolve("ffmpeg")));
        assertThat(FfmpegBinaries.installed("/nowhere")).isEmpty();
    }

    private List<Path> foldersInCache() throws Exception {
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(Files::isDirectory).collect(Collectors.toList());
        }
    }

    private static FfmpegBinaries get(Future<FfmpegBinaries> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
