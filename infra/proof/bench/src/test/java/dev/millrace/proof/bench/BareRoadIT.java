package dev.millrace.proof.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the commands that Millrace is compared with on clips of one second. */
class BareRoadIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final FfmpegBinaries BINARIES = FfmpegBinaries.resolve(null, null, Path.of("target/ffmpeg"));

    @TempDir
    static Path clips;

    @TempDir
    Path directory;

    private final TimedFfmpeg ffmpeg = new TimedFfmpeg(BINARIES);

    /** why: not the benchmark's picture, which is slow to generate. */
    @BeforeAll
    static void makeAStill() throws Exception {
        run(List.of("-f", "lavfi", "-i", "testsrc2=size=2880x1800", "-frames:v", "1", still().toString()));
    }

    @ParameterizedTest
    @EnumSource
    void oneProcessWritesEveryRendition(ClipKind kind) throws Exception {
        BareCommand command = BareCommand.ofAll(aClip(kind));
        for (int stream = 0; stream < command.streams(); stream++) {
            Files.createDirectory(directory.resolve(String.valueOf(stream)));
        }

        Cost cost = ffmpeg.run(command.arguments(), directory, seconds -> {});

        assertThat(command.streams()).isEqualTo(BareLadder.RUNGS.size() + BareLadder.AUDIO_RENDITIONS.size());
        for (int stream = 0; stream < command.streams(); stream++) {
            assertThat(directory.resolve(stream + "/init.mp4")).isNotEmptyFile();
            assertThat(directory.resolve(stream + "/seg_00001.m4s")).isNotEmptyFile();
        }
        assertThat(cost.cpu()).isGreaterThan(Duration.ofMillis(100));
        assertThat(cost.wall()).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void costsOfProcessesPerRungAreAddedAndTheirFilesDeleted() throws Exception {
        Path scratch = directory.resolve("scratch");
        BareRoad road = new BareRoad(ffmpeg, scratch);
        Clip clip = aClip(ClipKind.H264);

        Sample one = road.run(Way.BARE, clip, percent -> {});
        Sample each = road.run(Way.PER_RUNG, clip, percent -> {});

        assertThat(each.total().cpu()).isGreaterThan(one.total().cpu());
        assertThat(scratch).doesNotExist();
    }

    @Test
    void ffmpegErrorsAreReported() throws Exception {
        Path text = Files.writeString(directory.resolve("notes.mp4"), "no video");
        Clip clip = new Clip(ClipKind.H264, SECOND, text);

        assertThatIOException()
                .isThrownBy(() -> new BareRoad(ffmpeg, directory.resolve("scratch")).run(Way.BARE, clip, percent -> {}))
                .withMessageContaining("ffmpeg exited with")
                .withMessageContaining("notes.mp4");
    }

    private static Clip aClip(ClipKind kind) throws Exception {
        Path base = clips.resolve("base-" + kind.word() + "." + kind.extension());
        Path file = clips.resolve(kind.word() + "." + kind.extension());
        if (!Files.exists(file)) {
            run(ClipCommands.base(kind, SECOND, still(), base));
            run(ClipCommands.clip(SECOND, base, file));
        }
        return new Clip(kind, SECOND, file);
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        new FfmpegRun(BINARIES).run(arguments);
    }

    private static Path still() {
        return clips.resolve("still.png");
    }
}
